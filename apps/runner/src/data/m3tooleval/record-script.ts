/** Python that calls upstream's tools with random arguments and gives rows as the recorded ones: `recorded(calls, seed)`. */
export const RECORD_SCRIPT = `
WORDS = ['A', 'AGCT', 'AUGUUU', '6869', 'Khoor', '"B"', 'E', 'wifi', '2023-12-25', '1 + 2 * 3', '10 / 4', '/about', '', 'x', '7']
VALUES = [0, 1, -3, 12, 2.5, 0.1, 100.0, 1e21, True, None, [], [1, 2], {'a': 1}]

def argument(chance):
    return chance.choice(WORDS) if chance.random() < 0.6 else chance.choice(VALUES)

def outcome(result):
    shown = {'result_type': type(result).__name__, 'result_str': str(result)}
    try:
        json.dumps(result, allow_nan=False)
        return {'result': result, **shown}
    except (TypeError, ValueError):
        return {'result': None, 'result_repr': repr(result), **shown}

def call(name, tool, arguments):
    row = {'tool': name, 'arguments': arguments}
    try:
        return row | outcome(silently(lambda: tool.function(*json.loads(json.dumps(arguments)))))
    except Exception:
        # The words of exceptions change from one Python to the next, and models are not shown them.
        return row | {'observation': (f'Failed to execute tool {name} with args {tuple(arguments)!r}. '
                                      'Did you try to invoke more than one tool at a time?')}

def arguments_for(chance, name, pages):
    if name == 'click_url':
        return [chance.choice(pages)]
    if name in ('view', 'scroll_down', 'scroll_up', 'go_to_previous_page'):
        return []
    return [argument(chance) for _ in range(chance.choice([1, 1, 2, 2, 3, 4]))]

def recorded(calls, seed):
    chance = random.Random(seed)
    with open('tasks/impl/web_browsing/web_pages.jsonl') as lines:
        pages = [json.loads(line)['name'] for line in lines if line.strip()] + ['/nope', "'/'"]
    makers = {}
    for task in ALL_TASKS:
        makers.setdefault(suite_name(task), task.tools)
    rows = []
    for _ in range(calls):
        suite = chance.choice(list(makers))
        tools = makers[suite]() if callable(makers[suite]) else makers[suite]
        names = [chance.choice(list(tools)) for _ in range(8 if callable(makers[suite]) else 1)]
        made = [call(name, tools[name], arguments_for(chance, name, pages)) for name in names]
        rows.append({'suite': suite, **({'sequence': made} if callable(makers[suite]) else made[0])})
    return {'m3tooleval': ''.join(json.dumps(row) + '\\n' for row in rows)}
`;
