import { PythonDict } from '../python/python-dict.ts';
import { isList, type PythonValue } from '../python/python-value.ts';
import { typeName } from '../python/type-name.ts';
import { dataUnreadable } from './data-error.ts';

/** A value of a data file. Whatever is not as it should be is named by file and place. */
export interface ValueReader {
  readonly value: PythonValue;
  /** @throws ScaError `DATA_UNREADABLE`, as all others */
  text(): string;
  list(): readonly ValueReader[];
  member(name: string): ValueReader;
  has(name: string): boolean;
  entries(): readonly (readonly [string, ValueReader])[];
}

interface Source {
  readonly path: string;
  readonly place: string;
}

export function valueReader(value: PythonValue, source: Source): ValueReader {
  const at = (name: string | number, item: PythonValue): ValueReader =>
    valueReader(item, {
      path: source.path,
      place: `${source.place}${source.place && ' '}/${name}`.replace(' /', '/'),
    });
  const dict = (): PythonDict => (value instanceof PythonDict ? value : wrong('an object'));
  const wrong = (wanted: string): never => {
    const place = source.place === '' ? 'the whole' : source.place;
    throw dataUnreadable(source.path, `${place} should be ${wanted} and is of type ${typeName(value)}`);
  };
  return {
    value,
    text: () => (typeof value === 'string' ? value : wrong('a text')),
    list: () => (isList(value) ? value.map((item, index) => at(index, item)) : wrong('an array')),
    member: (name) => at(name, dict().get(name) ?? absent(dict(), name, source)),
    has: (name) => dict().get(name) !== undefined,
    entries: () =>
      dict()
        .entries()
        .map(([key, item]) => [String(key), at(String(key), item)] as const),
  };
}

// A member that is null is there.
function absent(dict: PythonDict, name: string, { path, place }: Source): PythonValue {
  if (dict.get(name) === null) return null;
  throw dataUnreadable(path, `${place === '' ? 'it' : place} has no member "${name}"`);
}
