/** Python that calls upstream's tools with random arguments, each sequence on a fresh database: `recorded(calls, seed)`. */
export const RECORD_SCRIPT = `
import hashlib, marshal

CALLS_OF_SEQUENCE = 8

def tools_of(domain):
    tools = upstream(domain, 'tools', 'ALL_TOOLS')
    return {tool.get_info()['function']['name']: tool for tool in tools if 'invoke' in vars(tool)}

def step(tools, database, name, arguments):
    row = {'name': name, 'arguments': arguments}
    if name not in tools:
        return row | {'observation': f'Unknown action {name}'}
    try:
        return row | {'observation': tools[name].invoke(data=database, **json.loads(json.dumps(arguments)))}
    except Exception as raised:
        # No observation: the words of exceptions change from one Python to the next.
        return row | {'raised': type(raised).__name__}

def plain(value):
    """Numbers as the digest writes them: 247.0 as 247."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value

def canonical(value):
    return json.dumps(plain(value), sort_keys=True, separators=(',', ':'), ensure_ascii=False)

class Digest:
    """sha256 of the canonical JSON of a database, of which only changed records are written anew."""
    def __init__(self, database):
        self.known = {table: {key: (marshal.dumps(record, 2), canonical(record)) for key, record in records.items()}
                      for table, records in database.items()}

    def of(self, database):
        tables = [f'{json.dumps(table)}:{{{self.members(table, database[table])}}}' for table in sorted(database)]
        return hashlib.sha256(('{' + ','.join(tables) + '}').encode()).hexdigest()

    def members(self, table, records):
        return ','.join(f'{canonical(key)}:{self.text(table, key, records[key])}' for key in sorted(records))

    def text(self, table, key, record):
        before, text = self.known[table].get(key, (None, None))
        return text if marshal.dumps(record, 2) == before else canonical(record)

def rows_of(domain, count, chance):
    data = silently(lambda: importlib.import_module(f'tau_bench.envs.{domain}.data')).load_data()
    fresh, digest, tools = marshal.dumps(data), Digest(data), tools_of(domain)
    schemas = {name: tool.get_info()['function']['parameters'] for name, tool in tools.items()}
    for number in range(count):
        database = marshal.loads(fresh)
        caller = Caller(chance, database)
        steps = [step(tools, database, *caller.call(schemas)) for _ in range(CALLS_OF_SEQUENCE)]
        yield {'env': domain, 'id': number, 'steps': steps, 'db_digest': digest.of(database)}

def recorded(calls, seed):
    count = -(-calls // (CALLS_OF_SEQUENCE * len(SPLITS)))
    return {f'taubench/{domain}': ''.join(json.dumps(row) + '\\n' for row in rows_of(domain, count, random.Random(seed)))
            for domain in SPLITS}
`;
