import type { Limits } from '../limits.ts';
import {
  endedByItself,
  type GuestEngine,
  type GuestOutcome,
  type GuestRun,
  type GuestTurn,
  type LoadedGuest,
  type Program,
  type ToolCaller,
  type TurnResult,
} from './guest-engine.ts';
import { BODY_LINES, TURN_NAME } from './guest-error.ts';
import { GuestHost } from './guest-host.ts';
import { GuestMachine, type MachineImage } from './guest-machine.ts';
import { applyImageDelta, imageDelta } from './image-delta.ts';
import { ResultShelf } from './result-shelf.ts';
import type { RunMonitor } from './run-monitor.ts';

interface CompiledProgram {
  readonly program: Program;
  /** How compiling ended where it failed. */
  failure: GuestOutcome | undefined;
  /** Compiled before each run instead of once. */
  isLate: boolean;
}

const NO_TOOLS: ToolCaller = () => ({ refusal: 'no tool can be called now' });
const MAX_TOOL_IMAGES = 16;

/** Runs guests by restoring a prepared heap, which takes microseconds where a new runtime takes a fifth of a millisecond. */
export class SnapshotEngine implements GuestEngine {
  readonly kind = 'snapshot';
  readonly #wasm: WebAssembly.Module;
  readonly #limits: Limits;
  readonly #monitor: RunMonitor;
  readonly #base: MachineImage;
  readonly #toolImages = new Map<string, MachineImage>();
  #machine: GuestMachine;
  /** The heap with the loaded programs in it. */
  #image: MachineImage;

  static async create(
    wasm: WebAssembly.Module,
    limits: Limits,
    monitor: RunMonitor,
  ): Promise<SnapshotEngine> {
    return new SnapshotEngine(wasm, limits, { monitor, machine: await GuestMachine.create(wasm, limits) });
  }

  private constructor(
    wasm: WebAssembly.Module,
    limits: Limits,
    parts: { monitor: RunMonitor; machine: GuestMachine },
  ) {
    this.#wasm = wasm;
    this.#limits = limits;
    this.#monitor = parts.monitor;
    this.#machine = parts.machine;
    this.#base = parts.machine.capture();
    this.#image = parts.machine.capture();
  }

  /** The programs of the load before are forgotten: their image's buffers are used again. */
  async load(toolNames: readonly string[], programs: readonly Program[]): Promise<LoadedGuest> {
    const base = await this.#toolImage(toolNames);
    const compiled: CompiledProgram[] = programs.map((program) => ({
      program,
      failure: undefined,
      isLate: false,
    }));
    const obstacle = await this.#compileInto(base, compiled);
    if (obstacle !== undefined) {
      // What stands before it is compiled once more without it; what comes after, before each of its runs.
      for (const entry of compiled.slice(obstacle)) entry.isLate = !entry.failure;
      await this.#compileInto(base, compiled);
    }
    this.#image = this.#machine.capture(this.#image);
    return this.#loaded(compiled);
  }

  async turn({ toolNames, image, code, seed, callTool }: GuestTurn): Promise<TurnResult> {
    const base = await this.#toolImage(toolNames);
    const machine = await this.#startFrom(image ? applyImageDelta(image, base) : base);
    const host = this.#host(callTool);
    const outcome = this.#step(host, { machine, lineOffset: 0 }, () => {
      machine.dispatch(host, ['seed', seed]);
      machine.evaluate(host, code, TURN_NAME);
    });
    if (!endedByItself(outcome)) return { outcome, image };
    return { outcome, image: imageDelta(machine.capture(), base) };
  }

  /** Compiles what is not late into a heap that starts as the base; gives the first that cannot be kept in it. */
  async #compileInto(base: MachineImage, programs: CompiledProgram[]): Promise<number | undefined> {
    const machine = await this.#startFrom(base);
    for (const [index, entry] of programs.entries()) {
      if (entry.failure || entry.isLate) continue;
      const outcome = this.#compile(machine, entry.program);
      // Code that failed to compile may have run in part: it could close the function that it was to be the body of.
      if (outcome.status !== 'returned') entry.failure = outcome;
      // A heap that grew cannot be captured for good.
      if (entry.failure || !machine.isReusable) return index;
    }
    return undefined;
  }

  #loaded(programs: readonly CompiledProgram[]): LoadedGuest {
    const shelf = new ResultShelf();
    const numbers = numberPrograms(programs);
    const run = async ({ program, args, seed, callTool }: GuestRun): Promise<GuestOutcome> => {
      const entry = programs[program];
      if (!entry) throw new RangeError(`there is no program ${program}`);
      if (entry.failure) return entry.failure;
      const machine = await this.#startFrom(this.#image);
      shelf.restart();
      const late = entry.isLate ? this.#compile(machine, entry.program) : undefined;
      if (late && late.status !== 'returned') return late;
      const host = this.#host(callTool, shelf);
      return this.#step(host, { machine, lineOffset: BODY_LINES }, () => {
        const [first = '', second = ''] = args;
        machine.dispatch(host, ['run', entry.program.kind, numbers[program] ?? 0, first, second, seed]);
      });
    };
    const expectResults = (texts: readonly string[]): void => {
      const wanted = shelf.choose(texts);
      if (wanted.length === 0 || !this.#machine.isReusable) return;
      this.#machine.restore(this.#image);
      const kept = wanted.filter((text) => this.#keep(text));
      if (!this.#machine.isReusable) return;
      this.#image = this.#machine.capture(this.#image);
      shelf.add(kept);
    };
    return { compileFailures: programs.map(({ failure }) => failure), run, expectResults };
  }

  /** False where the guest cannot parse the text. */
  #keep(text: string): boolean {
    const host = this.#host(NO_TOOLS);
    this.#machine.dispatch(host, ['keep', text]);
    return !host.isOver;
  }

  #compile(machine: GuestMachine, { kind, source }: Program): GuestOutcome {
    const host = this.#host(NO_TOOLS);
    return this.#step(host, { machine, lineOffset: BODY_LINES }, () => {
      machine.dispatch(host, ['compile', kind, JSON.stringify(source)]);
    });
  }

  #step(host: GuestHost, on: { machine: GuestMachine; lineOffset: number }, work: () => void): GuestOutcome {
    if (this.#monitor.begin(this.#limits.wallTimeMs)) {
      work();
      this.#monitor.end();
    } else host.stop('timed-out');
    return host.outcome(on.machine.usedBytes, on.lineOffset);
  }

  #host(callTool: ToolCaller, shelf?: ResultShelf): GuestHost {
    return new GuestHost({ limits: this.#limits, monitor: this.#monitor, callTool, shelf });
  }

  /** The machine with the image restored; a new one where the last run used it up. */
  async #startFrom(image: MachineImage): Promise<GuestMachine> {
    if (!this.#machine.isReusable) {
      this.#machine = await GuestMachine.create(this.#wasm, this.#limits);
      const { data, heap } = this.#machine.capture();
      if (!data.equals(this.#base.data) || !heap.equals(this.#base.heap)) {
        throw new Error(
          'two instances of the engine differ, so an image of one cannot be restored into the other',
        );
      }
    }
    this.#machine.restore(image);
    return this.#machine;
  }

  async #toolImage(toolNames: readonly string[]): Promise<MachineImage> {
    const key = JSON.stringify(toolNames);
    const known = this.#toolImages.get(key);
    if (known) return known;
    const machine = await this.#startFrom(this.#base);
    machine.dispatch(this.#host(NO_TOOLS), ['tools', key]);
    const image = machine.capture();
    if (this.#toolImages.size === MAX_TOOL_IMAGES) this.#toolImages.clear();
    this.#toolImages.set(key, image);
    return image;
  }
}

/** The guest's numbers of the programs; one that is compiled late comes after those that were kept. */
function numberPrograms(programs: readonly CompiledProgram[]): number[] {
  const kept = programs.filter(({ failure, isLate }) => !failure && !isLate);
  return programs.map((entry) => (kept.includes(entry) ? kept.indexOf(entry) : kept.length));
}
