/** Plain words that invented texts are made of. */
export const WORDS: readonly string[] = (
  'amber anchor apple arrow autumn badge bakery bamboo banjo barley basket beacon berry blanket blossom bottle branch ' +
  'breeze bridge bronze bucket butter button cabin camel candle canvas carpet castle cedar cellar cherry chimney cinder ' +
  'circle cliff clover cobalt coffee comet copper coral cotton cradle crimson crystal curtain daisy dragon drum eagle ' +
  'ember engine falcon feather ferry fiddle flute forest fountain fox galaxy garden ginger glacier goblet granite harbor ' +
  'hazel heron hollow honey horizon indigo island ivory jacket jasmine jungle kettle kitten ladder lagoon lantern lemon ' +
  'library lily linen lobster magnet maple marble meadow mirror mountain needle nickel oasis ocean olive orange orchard ' +
  'otter oyster paddle paper parrot pebble pepper piano pigeon planet plum pocket pollen prairie pumpkin puzzle quartz ' +
  'rabbit raven ribbon river robin rocket saddle saffron sailor salmon sapphire shadow silver spider spruce squirrel ' +
  'station summit sunset swallow tangerine temple thunder tiger timber topaz tulip tunnel turtle valley velvet violet ' +
  'walnut water willow window winter wizard wolf yellow zebra'
).split(' ');
