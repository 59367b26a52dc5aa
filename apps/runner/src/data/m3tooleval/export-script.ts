/** Python that gives tasks, prompts and tables as JSON, in the layout that the environments read: `exported()`. */
export const EXPORT_SCRIPT = `
def action_modes():
    modes = next(vars(module)['ActionMode'] for module in list(sys.modules.values())
                 if getattr(module, '__name__', '').split('.')[0] == 'tasks' and 'ActionMode' in vars(module))
    by_name = {mode.name.lower(): mode for mode in modes}
    return [(name, by_name[name]) for name in ('text_as_action', 'json_as_action', 'code_as_action')]

def task_row(task):
    tools = suite_tools(task)
    return {
        'suite': suite_name(task),
        'name': task.name,
        'instruction': task.instruction,
        'expected_output': task.expected_output,
        'expected_output_type': type(task.expected_output).__name__,
        'expected_output_str': str(task.expected_output),
        'is_single_tool_task': task.is_single_tool_task,
        'tools': [{'name': name, 'description': tool.description, 'signature': tool.fn_signature}
                  for name, tool in tools.items()],
    }

PROMPTED = {('message_decoder', 0), ('trade_calculator', 4), ('web_browsing', 2)}

def prompt_rows(tasks):
    seen = {}
    for task in tasks:
        suite = suite_name(task)
        index = seen.get(suite, 0)
        seen[suite] = index + 1
        if (suite, index) in PROMPTED:
            tools, task.tools = task.tools, suite_tools(task)
            for name, mode in action_modes():
                yield {'task': task.name, 'action_mode': name, 'prompt': task.get_prompt(mode)}
            task.tools = tools

def substitution(function, letters):
    return {'from': letters, 'to': function(letters)}

def dna_tables(functions):
    translate = functions['translate_mrna_to_amino_acid']
    codons = [a + b + c for a in 'AUCG' for b in 'UCAG' for c in 'GUCA']
    unknown = translate('---')
    return {
        'codon_map': {codon: translate(codon) for codon in codons if translate(codon) != unknown},
        'unknown_codon': unknown,
        'amino_acid_separator': translate('------')[len(unknown):-len(unknown)],
        'transcribe': substitution(functions['transcribe_dna_to_mrna'], 'ACGT'),
        'reverse_transcribe': substitution(functions['reverse_transcribe_mrna_to_dna'], 'UCAG'),
    }

def travel_tables():
    from tasks.impl import travel_itinerary_planning as travel
    return {'locations': travel.LOC, 'supported_locations': travel.SUPPORTED_LOC,
            'flights': travel.flights, 'hotels': travel.hotels}

def exported():
    rows = [task_row(task) for task in ALL_TASKS]
    dna = next(task for task in ALL_TASKS if suite_name(task) == 'dna_sequencer')
    functions = {name: tool.function for name, tool in suite_tools(dna).items()}
    return {
        'tasks.json': text(rows),
        'prompts.json': text(list(prompt_rows(ALL_TASKS))),
        'dna-tables.json': text(dna_tables(functions)),
        'travel-tables.json': text(travel_tables()),
    }
`;
