/**
 * Python that imports the upstream modules. What they import besides, to call models and to run code, is empty
 * here; importing them prints every task, which goes nowhere.
 */
export const UPSTREAM_SETUP = `
import contextlib, io, json, os, random, sys, types

class Anything(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return lambda *args, **kwargs: (lambda function: function)

for name in ('litellm', 'litellm.utils', 'openai', 'anthropic', 'termcolor', 'IPython', 'IPython.core',
             'IPython.core.interactiveshell', 'IPython.utils', 'IPython.utils.io', 'timeout_decorator', 'tqdm'):
    module = Anything(name)
    module.__path__ = []
    sys.modules[name] = module

class BaseModel:
    def __init__(self, **values):
        self.__dict__.update(values)

pydantic = types.ModuleType('pydantic')
pydantic.BaseModel = BaseModel
pydantic.Field = lambda default=None, **_rest: default
sys.modules['pydantic'] = pydantic

# Upstream decorates with @timeout_decorator.timeout(30): the decorator above gives the function back.
os.chdir('/checkout')
sys.path.insert(0, '/checkout')
with contextlib.redirect_stdout(io.StringIO()):
    import tasks
    from tasks import base

def suite_tools(task):
    return task.tools() if callable(task.tools) else task.tools

def suite_name(task):
    for tool in suite_tools(task).values():
        module = getattr(tool.function, '__module__', None) or ''
        if module.startswith('tasks.impl.'):
            return module.split('.')[2]
    return task.name.split('/')[0]

def all_tasks():
    with contextlib.redirect_stdout(io.StringIO()):
        for tasks_of_suite, _length in base.task_iterators:
            yield from tasks_of_suite
`;
