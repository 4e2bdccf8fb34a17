import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { setUpMachine } from '../machine';
import { fetchFormFields } from '../post-lead';
import { expectOneLeadEach, type Sent, sendReadsAndForms } from '../readers-and-prospects';

const enough = { reads: 10_000, forms: 500 };

test('three deployments lose none of 10,000 reads and 500 forms', async () => {
  test.setTimeout(1_800_000);
  const machine = await setUpMachine();
  try {
    const { site, pack, deploy } = machine;
    expect(await deploy(pack('one'))).toMatchObject({ code: 0 });
    const table = (name: string) => `-- additive\nCREATE TABLE "${name}" ("id" INTEGER)`;
    const versions = [[pack('two', table('Two'))], ['--back'], [pack('three', table('Three'))]];
    const startedAt = Date.now();
    let now: Sent | undefined;
    let deployed = 0;
    const sending = sendReadsAndForms(machine, await fetchFormFields(site.url), 8, (sent) => {
      now = sent;
      const isDone = deployed === versions.length;
      return isDone && sent.reads >= enough.reads && sent.forms >= enough.forms;
    });
    for (const [index, argv] of versions.entries()) {
      while ((now?.reads ?? 0) < (enough.reads * (index + 1)) / (versions.length + 1))
        await delay(100);
      expect(await deploy(...argv)).toMatchObject({ code: 0 });
      deployed += 1;
    }
    const sent = await sending;
    const { reads, forms, lost } = sent;
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    console.log(JSON.stringify({ reads, forms, lost, seconds }));
    expect(lost).toEqual([]);
    await expectOneLeadEach(machine, sent);
  } finally {
    await machine.close();
  }
});
