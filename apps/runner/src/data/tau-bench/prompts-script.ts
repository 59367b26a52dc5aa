/**
 * Python that reads the wording of prompts out of the functions that make them: it stands in for the model and keeps
 * what it is sent. Placeholders take the place of what changes: `prompts()`.
 */
export const PROMPTS_SCRIPT = `
class Sent(Exception):
    pass

def sent_by(module, do):
    def completion(*_args, messages, **_rest):
        raise Sent(messages)
    module.completion = completion
    try:
        do()
    except Sent as sent:
        return [message['content'] for message in sent.args[0]]
    raise RuntimeError('no model was called')

SPEAKERS = ('user', 'assistant', 'tool')

def supervisor_prompt(module, judge):
    messages = [{'role': role, 'content': f'<{role}>'} for role in SPEAKERS]
    prompt = sent_by(module, lambda: judge('model', 'provider', '{response}', messages))[0]
    lines = [re.search(f'^.*<{role}>$', prompt, re.MULTILINE).group() for role in SPEAKERS]
    roles = {role: line.removesuffix(f': <{role}>') for role, line in zip(SPEAKERS, lines)}
    return prompt.replace('\\n'.join(lines), '{transcript}'), roles

def user_system(simulation, instruction):
    return simulation.build_system_prompt(simulation.__new__(simulation), instruction)

def agent_system(instruction):
    return {'system': '{policy}\\n#Available tools\\n{toolsJson}' + instruction}

def prompts():
    user = silently(lambda: importlib.import_module('tau_bench.envs.user'))
    agent = silently(lambda: importlib.import_module('tau_bench.agents.chat_react_agent'))
    plain, react = user.LLMUserSimulationEnv, user.ReactUserSimulationEnv
    verify, roles = supervisor_prompt(user, user.verify)
    system, greeting = sent_by(user, lambda: plain('model', 'provider'))[:2]
    return json.dumps({
        'greeting': greeting,
        'stop': re.search(r'###\\w+###', system).group(),
        'user': {
            'llm': {'system': user_system(plain, '{instruction}'), 'systemWithoutInstruction': user_system(plain, None)},
            'react': {'system': user_system(react, '{instruction}')},
        },
        'supervisor': {'verify': verify, 'reflect': supervisor_prompt(user, user.reflect)[0]},
        'transcriptRoles': {
            'user': roles['user'],
            'assistant': roles['assistant'],
            'other': 'the role name capitalised' if roles['tool'] == 'Tool' else roles['tool'],
        },
        'agent': {
            'react': agent_system(agent.REACT_INSTRUCTION),
            'act': agent_system(agent.ACT_INSTRUCTION),
            'toolCalling': {'system': '{policy}'},
        },
    }, indent=1, ensure_ascii=False)
`;
