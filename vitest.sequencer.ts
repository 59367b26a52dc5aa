import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Keeps the files of a package together: a process that is shared by files ends where the next file is of another package. */
export class ByPackage extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const packages = new Map<string, TestSpecification[]>();
    for (const file of await super.sort(files)) {
      const { name } = file.project;
      packages.set(name, [...(packages.get(name) ?? []), file]);
    }
    return [...packages.values()].flat();
  }
}
