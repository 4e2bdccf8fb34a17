import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testDir } from './environment';
import { type FakeSystemd, startFakeSystemd } from './fake-systemd';
import { findPorts, type Nginx, startNginx } from './nginx';
import { createTestSite, type Site } from './site';

/** What is set up as deploy/ says: nginx, and a site whose versions take turns on two ports. */
export type Machine = {
  site: Site;
  nginx: Nginx;
  systemd: FakeSystemd;
  /** For 3000 and 3001 */
  ports: [string, string];
  /** @param migration SQL that this version has and the test's build does not */
  pack(name: string, migration?: string): string;
  /** Runs deploy/consultant-site-deploy */
  deploy(...argv: string[]): Promise<{ code: number | null; output: string }>;
  close(): Promise<void>;
};

export async function setUpMachine(): Promise<Machine> {
  mkdirSync(testDir, { recursive: true });
  const folder = mkdtempSync(join(testDir, 'machine-'));
  const nginxPorts = await findPorts();
  const site = await createTestSite();
  const ports: [string, string] = [new URL(site.url).port, String(nginxPorts.beside)];
  const systemd = await startFakeSystemd(folder, {
    DATA_DIR: site.dataDir,
    SITE_URL: `https://localhost:${nginxPorts.tls}`,
    TRUSTED_PROXIES: '1',
    LEADS_PER_ADDRESS: '1000000',
    LEADS_IN_ALL: '1000000',
  });
  const nginx = await startNginx(site.url, nginxPorts, [
    ['proxy_cache consultant_site;', 'proxy_cache off;'],
    ['rate=100r/s', 'rate=10000r/s'],
    ['rate=30r/m', 'rate=6000r/m'],
  ]);
  const script = join(folder, 'consultant-site-deploy');
  const shipped = readFileSync('deploy/consultant-site-deploy', 'utf8')
    .replaceAll('/opt/', `${folder}/`)
    .replaceAll('/run/lock/', `${folder}/lock-of-`)
    .replaceAll('3000', ports[0])
    .replaceAll('3001', ports[1]);
  writeFileSync(script, shipped, { mode: 0o755 });

  return {
    site,
    nginx,
    systemd,
    ports,
    pack(name, migration) {
      const archive = join(folder, `${name}.tar`);
      execFileSync('tar', ['-cf', archive, '-C', '.next/standalone', '.']);
      if (migration) {
        const file = `prisma/migrations/29991231000000_${name}/migration.sql`;
        const more = join(folder, name);
        mkdirSync(dirname(join(more, file)), { recursive: true });
        writeFileSync(join(more, file), migration);
        execFileSync('tar', ['-rf', archive, '-C', more, file]);
      }
      return archive;
    },
    deploy: (...argv) =>
      new Promise((resolve) => {
        const env = { ...process.env, PATH: `${systemd.programs}:${process.env.PATH}` };
        const run = spawn(script, argv, { env });
        let output = '';
        for (const stream of [run.stdout, run.stderr])
          stream.on('data', (chunk: Buffer) => {
            output += chunk;
          });
        run.on('close', (code) => resolve({ code, output }));
      }),
    async close() {
      await nginx.stop();
      await systemd.close();
    },
  };
}
