/** English words that say how a sentence is built, not what it is about. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its i me my we us our you your he him his she her they them their is are was ' +
    'were be been being am do does did has have had will would shall should can could may might must of in on at to ' +
    'from for with by as and or but if so not no than then there here what which who whom whose when where how why all ' +
    'any both each some such into out up about over please just also only very too'
  ).split(' '),
);
