/**
 * Python that stands in for what upstream modules import besides each other: libraries that call models, run code or
 * colour terminals. Nothing of them is needed to read tasks and call tools.
 */
export const STAND_INS = `
import builtins, contextlib, importlib, io, json, os, random, re, sys, types

class Anything:
    """Any function, decorator, base class or constant of a library that is not here."""
    def __call__(self, *args, **kwargs):
        return args[0] if len(args) == 1 and callable(args[0]) and not kwargs else Anything()
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Anything()
    def __mro_entries__(self, bases):
        return ()
    def __iter__(self):
        return iter(())

class AnyModule(types.ModuleType):
    __path__ = []
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Anything()

for name in ('litellm', 'litellm.utils', 'openai', 'anthropic', 'termcolor', 'IPython', 'IPython.core',
             'IPython.core.interactiveshell', 'IPython.utils', 'IPython.utils.io', 'timeout_decorator', 'tqdm',
             'pydantic'):
    sys.modules[name] = AnyModule(name)

class BaseModel:
    def __init__(self, **values):
        self.__dict__.update(values)

def field(default=None, default_factory=None, **_rest):
    return default_factory() if default_factory else default

sys.modules['pydantic'].BaseModel = BaseModel
sys.modules['pydantic'].Field = field

# Since Python 3.12 sum() corrects the rounding of floats; what was published ran on 3.11.
def plain_sum(items, /, start=0):
    if isinstance(start, (str, bytes, bytearray)):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    for item in items:
        start = start + item
    return start

builtins.sum = plain_sum

def silently(do):
    with contextlib.redirect_stdout(io.StringIO()):
        return do()

def text(value):
    return json.dumps(value, indent=1, ensure_ascii=False) + '\\n'

os.chdir('/checkout')
sys.path.insert(0, '/checkout')
`;
