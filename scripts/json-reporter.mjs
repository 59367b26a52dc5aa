import { writeFileSync } from 'node:fs';
import { JsonReporter } from 'vitest/node';

/** vitest's json reporter without the line that it prints below the summary. */
export default class extends JsonReporter {
  async writeReport(report) {
    writeFileSync(this.ctx.config.outputFile, report);
  }
}
