/** All that is sealed, under the newest key of the file. */
import { countOlder, sealAnew } from '../actions/base/sealing.ts';
import { sealings } from '../actions/desk/sealings.ts';
import { BadSetting, type Config } from '../config.ts';
import { demandKeyKnown } from '../instances.ts';
import { changedAt } from '../outside/keyring.ts';
import { claimedAt } from '../outside/lock.ts';
import { type Life, type Reached, askOwner, now, sealFormer } from '../program.ts';
import { openCountyFor } from './reached.ts';

/** Seals every reporter under the newest key of the file; false when some are left, after saying under which key. */
export async function resealAll(life: Life, config: Config, reaching: Promise<Reached>): Promise<boolean> {
  const { owner, isBeside, db, keyring, county } = await openCountyFor(life, config, reaching);
  await askOwner(owner, (pool) => demandKeyKnown(pool, keyring));
  const since = isBeside ? claimedAt(config.dataDir) : null;
  if (since !== null && keyring.keys.size > 1 && changedAt(config.reporterKeyFile) > since)
    throw new BadSetting(
      '密钥文件是在程序启动以后改的，正在运行的程序还不认得新的一行；先 systemctl restart hongdun，再重新密封。(The key file was changed after the program started: restart it first.)',
    );
  if (county === null) {
    life.say('还没有设立本县，没有要密封的。(The county is not set up: there is nothing to seal.)');
    return true;
  }
  await sealFormer(life, db, keyring);
  await sealAnew({ db, keyring, county, now, goOn: life.goOn }, sealings, 'open');
  const done = await sealAnew({ db, keyring, county, now, goOn: life.goOn }, sealings, 'older');
  const left = await countOlder({ db, keyring, county }, sealings);
  life.say(`用密钥 ${keyring.current} 重新密封了 ${done} 个。(${done} sealed under ${keyring.current}.)`);
  if (left.size === 0) {
    life.say('现在都用这一把密封。(All are sealed under it now.)');
    return true;
  }
  const lost = [...left].filter(([id]) => config.reporterKeysLost.has(id));
  if (lost.length === left.size) {
    life.say(`只剩用丢了的密钥密封的，打不开。(Only what lost keys sealed is left.)`);
    return true;
  }
  const words = [...left].map(([id, n]) => `${id} ${n} 个`).join('、');
  life.say(
    `还有用旧密钥密封的：${words}；别处正在改它们，再运行一次。再运行还是这几个的，是密封的内容被改过或者坏了，打不开，没有动：请做一次台账核对，从备份里找回那几行。(Some are left under an older key: run it again. Those that stay do not open, were changed or are broken, and have been left.)`,
  );
  return false;
}
