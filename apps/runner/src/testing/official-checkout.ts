import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeUpM3ToolEval } from './made-up-m3tooleval.ts';
import { madeUpTauBench } from './made-up-tau-bench.ts';

// Repositories of the upstream structure that hold the official data, from which exporters have to give exactly it.

type Files = Readonly<Record<string, string>>;

/** M3ToolEval's made-up repository with the official tasks, prompts, tables and pages. */
export function officialM3ToolEval(dataDir: string): Files {
  const read = (name: string): string => readFileSync(join(dataDir, 'm3tooleval', name), 'utf8');
  const { codon_map, unknown_codon } = JSON.parse(read('dna-tables.json'));
  const acids = /acids = \{.*\}/;
  return {
    ...madeUpM3ToolEval,
    'tasks/base.py': `${madeUpM3ToolEval['tasks/base.py']}
import json

def official(name):
    with open(f"tasks/{name}.json") as file:
        return json.load(file)

def register(tasks):
    """Made-up tasks are left out."""

def get_prompt(self, mode):
    return next(row["prompt"] for row in official("prompts") if (row["task"], row["action_mode"]) == (self.name, mode.value))

Task.get_prompt = get_prompt
`,
    'tasks/__init__.py': `${madeUpM3ToolEval['tasks/__init__.py']}
import ast
import itertools
from .impl import message_decoder, dna_sequencer, trade_calculator, travel_itinerary_planning, web_browsing

def tools_of(row):
    functions = web_browsing.make_tools() if row["suite"] == "web_browsing" else globals()[row["suite"]].tools
    return {tool["name"]: base.ToolType(tool["name"], tool["description"], functions[tool["name"]].function, tool["signature"])
            for tool in row["tools"]}

def task_of(row):
    is_text = row["expected_output_type"] == "str"
    expected = row["expected_output"] if is_text else ast.literal_eval(row["expected_output_str"])
    tools = (lambda: tools_of(row)) if row["suite"] == "web_browsing" else tools_of(row)
    return base.Task(row["name"], tools, row["instruction"], expected, row["is_single_tool_task"])

for _suite, _rows in itertools.groupby(base.official("tasks"), lambda row: row["suite"]):
    _rows = list(_rows)
    base.task_iterators.append((map(task_of, _rows), len(_rows)))
`,
    'tasks/impl/dna_sequencer.py': (madeUpM3ToolEval['tasks/impl/dna_sequencer.py'] ?? '')
      .replace(acids, `acids = ${JSON.stringify(codon_map)}`)
      .replace('"X"', JSON.stringify(unknown_codon)),
    'tasks/impl/travel_itinerary_planning.py': `${madeUpM3ToolEval['tasks/impl/travel_itinerary_planning.py']}
from ..base import official
LOC, SUPPORTED_LOC, flights, hotels = official("travel").values()
`,
    'tasks/tasks.json': read('tasks.json'),
    'tasks/prompts.json': read('prompts.json'),
    'tasks/travel.json': read('travel-tables.json'),
    'tasks/impl/web_browsing/web_pages.jsonl': read('web-pages.jsonl'),
    'tasks/impl/web_browsing/metadata.json': read('web-metadata.json'),
  };
}

/** tau-bench's made-up repository with the official databases, policies, tasks, tool descriptions and prompts. */
export function officialTauBench(dataDir: string): Files {
  const read = (name: string): string => readFileSync(join(dataDir, 'tau-bench', name), 'utf8');
  return {
    ...madeUpTauBench,
    'official.py': `
import json

def official(path):
    with open(f"tau_bench/official/{path}.json") as file:
        return json.load(file)
`,
    'official/prompts.json': read('prompts.json'),
    'envs/user.py': `${madeUpTauBench['envs/user.py']}
from tau_bench.official import official
PROMPTS = official("prompts")

def system(prompts, instruction):
    return prompts["systemWithoutInstruction"] if instruction is None else prompts["system"].replace("{instruction}", instruction)

def plain_prompt(self, instruction):
    return system(PROMPTS["user"]["llm"], instruction)

def react_prompt(self, instruction):
    return system(PROMPTS["user"]["react"], instruction)

def reset(self, instruction=None):
    messages = [{"role": "system", "content": self.build_system_prompt(instruction)}, {"role": "user", "content": PROMPTS["greeting"]}]
    return completion(model=self.model, custom_llm_provider=self.provider, messages=messages)

LLMUserSimulationEnv.build_system_prompt = plain_prompt
LLMUserSimulationEnv.reset = reset
ReactUserSimulationEnv.build_system_prompt = react_prompt

def judge(question, model, provider, response, messages):
    transcript = "\\n".join(f"{label(message['role'])}: {message['content']}" for message in messages)
    prompt = PROMPTS["supervisor"]["verify" if "right" in question else "reflect"]
    prompt = prompt.replace("{transcript}", transcript).replace("{response}", response)
    return completion(model=model, custom_llm_provider=provider, messages=[{"role": "user", "content": prompt}])
`,
    'agents/chat_react_agent.py': `
from tau_bench.official import official
START = "{policy}\\n#Available tools\\n{toolsJson}"
REACT_INSTRUCTION, ACT_INSTRUCTION = [official("prompts")["agent"][name]["system"].removeprefix(START) for name in ("react", "act")]
`,
    ...officialDomain('retail', {
      tables: ['users', 'orders', 'products'],
      splits: ['test', 'train', 'dev'],
      read,
    }),
    ...officialDomain('airline', { tables: ['users', 'flights', 'reservations'], splits: ['test'], read }),
  };
}

interface OfficialDomain {
  readonly tables: readonly string[];
  readonly splits: readonly string[];
  read(name: string): string;
}

function officialDomain(domain: string, { tables, splits, read }: OfficialDomain): Files {
  const copied = (target: string, names: readonly string[]): [string, string][] =>
    names.map((name) => [`${target}/${name}.json`, read(`${domain}/${name}.json`)]);
  const tasks = splits.map((split): [string, string] => [
    `envs/${domain}/tasks_${split}.py`,
    `
from tau_bench.official import official
from tau_bench.types import Action, Task
TASKS = TASKS_${split.toUpperCase()} = [
    Task(user_id=row["user_id"], instruction=row["instruction"], outputs=row["outputs"],
         actions=[Action(name=action["name"], kwargs=action["arguments"]) for action in row["actions"]])
    for row in official("${domain}/tasks-${split}")]
`,
  ]);
  return {
    ...Object.fromEntries([...tasks, ...copied(`envs/${domain}/data`, tables)]),
    ...Object.fromEntries(
      copied(`official/${domain}`, ['rules', 'tools', ...splits.map((split) => `tasks-${split}`)]),
    ),
    [`envs/${domain}/wiki.md`]: read(`${domain}/policy.md`),
    [`envs/${domain}/rules.py`]: `from tau_bench.official import official\nRULES = official("${domain}/rules")\n`,
    [`envs/${domain}/tools/__init__.py`]: `${madeUpTauBench[`envs/${domain}/tools/__init__.py`]}
from tau_bench.official import official

def described_as(tool, info):
    tool.get_info = staticmethod(lambda: info)
    return tool

BY_NAME = {tool.get_info()["function"]["name"]: tool for tool in ALL_TOOLS}
ALL_TOOLS = [described_as(BY_NAME[info["function"]["name"]], info) for info in official("${domain}/tools")]
`,
  };
}
