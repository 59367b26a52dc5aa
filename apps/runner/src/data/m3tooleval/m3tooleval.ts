import type { Benchmark } from '../benchmark.ts';
import { EXPORT_SCRIPT } from './export-script.ts';
import { RECORD_SCRIPT } from './record-script.ts';
import { UPSTREAM_SETUP } from './upstream-setup.ts';

/** M3ToolEval in the repository of CodeAct. */
export const m3tooleval: Benchmark = {
  name: 'm3tooleval',
  repository: 'xingyaoww/code-act',
  commit: 'd607f56c9cfe9e8632ebaf65dcaf2b4b7fe1c6f8',
  folder: 'scripts/eval/m3tooleval',
  pythonFolder: '',
  files: new Map([
    ['tasks.json', '2d4c9e7d251d708767d012c6ba8aba65aa37194a3ce37286005e19128a9dbe60'],
    ['prompts.json', '1451c472102f5c2917211b7aebfa3025b951d064fc4be85440fecb8428b0e908'],
    ['dna-tables.json', '47411a128952b60ba165929f7133b3d0c76daadc9262bbece7ff4818898499a8'],
    ['travel-tables.json', '621e0566b3a532f5f1c22de2eb79a926392738da3e1ccdc7341e71a481f2fef3'],
    ['web-pages.jsonl', 'bc885a9be35c1611f7a41b7256c83017ee728124f6a99246b720b240f0f1806e'],
    ['web-metadata.json', 'c13f5bc779bf02e82e1c8597d723400b85749115e4a9a59f5e7af6c436449586'],
  ]),
  copies: new Map([
    ['web-pages.jsonl', 'tasks/impl/web_browsing/web_pages.jsonl'],
    ['web-metadata.json', 'tasks/impl/web_browsing/metadata.json'],
  ]),
  script: UPSTREAM_SETUP + EXPORT_SCRIPT + RECORD_SCRIPT,
};
