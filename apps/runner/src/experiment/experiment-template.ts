/** What `sca init experiment` writes: every field with its meaning; those that are commented out show the default. */
export const EXPERIMENT_TEMPLATE = `# An experiment of sca. Run it with: sca run experiment.yaml
# Every field can be set on the command line too: --set rollout.perTask=4
# yaml-language-server: $schema=./experiment.schema.json

name: my-experiment                     # the run folder is runs/<name>
environment: m3tooleval/calculation     # an id, a group, or the path of your own module
# world: own                            # official: the benchmark's data, see sca data
# seed: 1
# setting: self-improvement             # distillation: models.teacher makes the demonstrations
# mode: strict                          # paper: the paper's rules of the check, 800 tasks, 15 rollouts each
# iterations: 1                         # more feed the new policy back

models:
  executor:                             # the model that is trained and measured
    provider: reference                 # a small model that comes with sca and runs here
    # For a language model instead:
    # provider: openai                  # anything that speaks OpenAI's protocol: vLLM, SGLang, Ollama, ...
    # baseUrl: http://localhost:8000/v1
    # model: meta-llama/Llama-3.1-8B-Instruct
    # apiKeyEnv: OPENAI_API_KEY         # the name of a variable, never a key
  # challenger:                         # writes the tasks; default: the executor before training
  # user:                               # plays the user in taubench
  # teacher:                            # makes the demonstrations of a distillation

challenge:
  # kind: procedural                    # llm: a model explores and writes; pae: the baseline of the paper
  tasks: 200                            # kept tasks per iteration
  # revisions: 3                        # how often a refused proposal may be mended
  # holdOut: true                       # keeps what test tasks name out of exploration

rollout:
  # strategy: tool-calling              # or react, act, code, json, text
  perTask: 8                            # rollouts per task
  # steps: 15
  # temperature: 1
  # concurrency: 32

build:
  algorithm: rft                        # or dpo, kto, ppo, grpo
  # perTask: 4                          # most samples of one task

train:
  # trainer: reference                  # command, openai-compatible or none
  # command: ./train.sh                 # for trainer: command

evaluate:
  sets: [procedural, own, official]
  trials: 4
  # tasks: 100                          # of the procedural set
  # everyIteration: false

limits:
  # costUsd: 20
  # maxInfraFailures: 20
`;
