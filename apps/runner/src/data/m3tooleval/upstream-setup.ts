/** Python that imports the upstream modules, which print every task, and lists the tasks. */
export const UPSTREAM_SETUP = `
silently(lambda: importlib.import_module('tasks'))
from tasks import base

def suite_tools(task):
    return task.tools() if callable(task.tools) else task.tools

def suite_name(task):
    for tool in suite_tools(task).values():
        module = getattr(tool.function, '__module__', None) or ''
        if module.startswith('tasks.impl.'):
            return module.split('.')[2]
    return task.name.split('/')[0]

ALL_TASKS = silently(lambda: [task for tasks, _length in base.task_iterators for task in tasks])
`;
