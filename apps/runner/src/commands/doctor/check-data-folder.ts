import { benchmarks } from '../../data/benchmarks.ts';
import { checkData } from '../../data/check-data.ts';
import { dataFolder } from '../../data/data-folder.ts';
import type { Finding } from './finding.ts';

export interface DataRequest {
  readonly data: string | undefined;
  readonly cwd: string;
}

/** Which official data is there. Runs on own worlds need none. */
export async function checkDataFolder({ data, cwd }: DataRequest): Promise<Finding[]> {
  const folder = dataFolder({ option: data, cwd });
  return Promise.all(
    benchmarks.map(async (benchmark): Promise<Finding> => {
      const files = await checkData(folder, benchmark);
      const subject = `Data of ${benchmark.name}`;
      const advice = `Fetch it with: sca data pull ${benchmark.name}`;
      if (files.every(({ status }) => status === 'ok')) return { state: 'good', subject, detail: folder };
      if (files.every(({ status }) => status === 'missing'))
        return { state: 'absent', subject, detail: `not in ${folder}`, advice };
      const wrong = files
        .filter(({ status }) => status !== 'ok')
        .map(({ file, status }) => `${file} ${status}`);
      return { state: 'bad', subject, detail: `${folder}: ${wrong.join(', ')}`, advice };
    }),
  );
}
