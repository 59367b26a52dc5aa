/** Python that gives rules, tool descriptions and tasks of both domains: `exported()`. */
export const EXPORT_SCRIPT = `
SPLITS = {
    'retail': {'test': ('tasks_test', 'TASKS_TEST'), 'train': ('tasks_train', 'TASKS_TRAIN'),
               'dev': ('tasks_dev', 'TASKS_DEV')},
    'airline': {'test': ('tasks_test', 'TASKS')},
}

def upstream(domain, module, name):
    return getattr(silently(lambda: importlib.import_module(f'tau_bench.envs.{domain}.{module}')), name)

def task_rows(tasks):
    return [{
        'id': index,
        'user_id': task.user_id,
        'instruction': task.instruction,
        'actions': [{'name': action.name, 'arguments': action.kwargs} for action in task.actions],
        'outputs': task.outputs,
    } for index, task in enumerate(tasks)]

def exported():
    files = {'prompts.json': prompts()}
    for domain, splits in SPLITS.items():
        files[f'{domain}/rules.json'] = text(upstream(domain, 'rules', 'RULES'))
        files[f'{domain}/tools.json'] = text([tool.get_info() for tool in upstream(domain, 'tools', 'ALL_TOOLS')])
        for split, (module, name) in splits.items():
            files[f'{domain}/tasks-{split}.json'] = text(task_rows(upstream(domain, module, name)))
    return files
`;
