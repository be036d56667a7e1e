import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes long stands before what is short, so that at the end no core waits for the other. */
const ranks: Record<string, number> = { built: 0, database: 1, staff: 2, unit: 3 };

/**
 * Whole programs that are killed and started spend half of their time waiting, and a browser keeps a core busy: the files of
 * both take turns, so that each has the other beside it.
 */
export default class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const places = new Map<TestSpecification, number>();
    for (const of of Object.values(Object.groupBy(sorted, kindOf))) {
      for (const [i, file] of (of ?? []).entries())
        places.set(file, (ranks[file.project.name] ?? 0) + i / (of?.length ?? 1));
    }
    return sorted.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }
}

function kindOf({ project, moduleId }: TestSpecification): string {
  return moduleId.includes('/tests/outside/') ? 'whole program' : project.name;
}
