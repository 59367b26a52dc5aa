/** Python that calls upstream's tools with random arguments and writes rows as the recorded ones. */
export const RECORD_SCRIPT = `
wanted = json.loads(request)
chance = random.Random(wanted['seed'])
WORDS = ['A', 'AGCT', 'AUGUUU', '6869', 'Khoor', '"B"', 'E', 'wifi', '2023-12-25', '1 + 2 * 3', '10 / 4', '/about', '', 'x', '7']
VALUES = [0, 1, -3, 12, 2.5, 0.1, 100.0, 1e21, True, None, [], [1, 2], {'a': 1}]

def argument():
    return chance.choice(WORDS) if chance.random() < 0.6 else chance.choice(VALUES)

def plain(value):
    if isinstance(value, float) and not (value == value and abs(value) != float('inf')):
        return None
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, float, type(None))) else None

def call(name, tool, arguments):
    row = {'tool': name, 'arguments': arguments}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            result = tool.function(*json.loads(json.dumps(arguments)))
            shown = str(result)
    except Exception:
        # The words of exceptions change from one Python to the next, and models are not shown them.
        row['observation'] = (f'Failed to execute tool {name} with args {tuple(arguments)!r}. '
                              'Did you try to invoke more than one tool at a time?')
    else:
        row.update(result=plain(result), result_type=type(result).__name__, result_str=shown)
    return row

def arguments_for(name):
    if name == 'click_url':
        return [chance.choice(PAGES)]
    if name in ('view', 'scroll_down', 'scroll_up', 'go_to_previous_page'):
        return []
    return [argument() for _ in range(chance.choice([1, 1, 2, 2, 3, 4]))]

with open('tasks/impl/web_browsing/web_pages.jsonl') as pages:
    PAGES = [json.loads(line)['name'] for line in pages if line.strip()] + ['/nope', "'/'"]

makers = {}
for task in all_tasks():
    makers.setdefault(suite_name(task), task.tools)

rows = []
for _ in range(wanted['calls']):
    suite = chance.choice(list(makers))
    maker = makers[suite]
    tools = maker() if callable(maker) else maker
    names = list(tools)
    if callable(maker):
        chosen = [chance.choice(names) for _ in range(8)]
        rows.append({'suite': suite, 'sequence': [call(name, tools[name], arguments_for(name)) for name in chosen]})
    else:
        name = chance.choice(names)
        rows.append({'suite': suite, **call(name, tools[name], arguments_for(name))})
''.join(json.dumps(row) + '\\n' for row in rows)
`;
