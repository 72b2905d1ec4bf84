// Makes the icons of the program from yike.svg. Run after a change of the drawing: `node icons/make.mjs`.
// It uses the Tauri command line of ui/node_modules and keeps only what desktop packages need.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = ['32x32.png', '128x128.png', '128x128@2x.png', 'icon.png', 'icon.ico', 'icon.icns'];

const icons = dirname(fileURLToPath(import.meta.url));
const made = mkdtempSync(join(tmpdir(), 'yike-icons-'));
try {
  const tauri = join(icons, '..', 'ui', 'node_modules', '@tauri-apps', 'cli', 'tauri.js');
  execFileSync(process.execPath, [tauri, 'icon', join(icons, 'yike.svg'), '--output', made], { stdio: 'inherit' });
  for (const name of KEPT) copyFileSync(join(made, name), join(icons, name));
} finally {
  rmSync(made, { recursive: true });
}
