/** 状态 (status) at the terminal: the same lines as the administrator's page, and 1 where somebody should look. */
import { lookAtAnswers, lookAtUpkeep } from '../actions/base/upkeep.ts';
import { keyFilesOf, type Config } from '../config.ts';
import { statusCards } from '../domain/base/status/status-card.ts';
import { holderOf } from '../outside/lock.ts';
import { certificateEnd } from '../outside/machine/certificate.ts';
import { machineOf } from '../outside/machine/machine.ts';
import { askScanner } from '../outside/machine/scanner-watch.ts';
import { storeFault } from '../outside/shelf/store-watch.ts';
import { configOf, now, versionIn, withoutHaste, type Life, type Reached } from '../program.ts';
import { createDb, probeOn } from '../store/base/db.ts';
import { connectionAsOwner } from '../store/base/migrate.ts';

const signs = { good: '好', unknown: '—', off: '—', warn: '看', stop: '停' } as const;

/** False where something stops or should be looked at. Starts nothing: a program that does not run is what is told. */
export async function sayStatus(life: Life, config: Config, reach: () => Promise<Reached>): Promise<boolean> {
  const pid = holderOf(config.dataDir);
  const answers = await answersAt(config);
  if (pid === null && config.databaseUrl === null) {
    life.say(
      `停 程序没有运行（数据目录 ${config.dataDir}）：systemctl start hongdun，起不来看 journalctl -u hongdun -n 20。(The program does not run.)`,
    );
    return false;
  }
  const { owner } = await reach();
  // As it is, and whatever version it is of: who asks how it stands changes nothing.
  const { db } = createDb(withoutHaste(connectionAsOwner(owner)), 1);
  life.opened(() => db.destroy());
  const probe = probeOn(configOf(owner));
  life.opened(() => probe.close());
  const end = config.publicUrl.startsWith('https:') ? await certificateEnd(config.publicUrl) : null;
  const fault = await storeFault(config.fileStore);
  const scanner = await askScanner(config.clamdSocket);
  const around = {
    storeFault: () => fault,
    scanner: () => scanner,
    hasSwitchboard: config.switchboardKey !== null,
    backupFolder: config.backup.folder,
  };
  const machine = {
    ...machineOf(config.dataDir, versionIn(life.root), true, keyFilesOf(config), around),
    certificateEndsAt: () => end,
  };
  const looks = [lookAtUpkeep({ db, probe, machine, now }), lookAtAnswers(db, now())] as const;
  const seen = await Promise.all(looks).catch(() => null);
  if (seen === null) {
    life.say(
      '停 数据库还不是这一版程序的样子：第一次启动正在建、正在升级的，等一会儿再看；别的程序还是旧版的，先换成这一版。(The database is not of this version yet.)',
    );
    return false;
  }
  const [{ look, findings }, answered] = seen;
  // Of the program, not of this command.
  const [oldest] = look.database.instances;
  const startedAt = oldest?.startedAt ?? look.startedAt;
  for (const { code, level, name, head, detail } of statusCards(
    { ...look, startedAt, answers: answered },
    findings,
    now(),
  )) {
    const about = code === 'program' && oldest === undefined ? `进程 ${pid ?? '在别的机器上'}` : detail.zh;
    life.say(`${signs[level]} ${name.zh}：${head.zh}${about === '' ? '' : `（${about}）`}`);
  }
  for (const { level, zh, en } of findings) life.say(`${signs[level]} ${zh}。(${en}.)`);
  life.say(
    answers
      ? `好 网页：http://${config.host}:${config.port} 有回答`
      : `停 网页：http://${config.host}:${config.port} 没有回答，正在启动的等一会儿再看`,
  );
  return answers && findings.length === 0;
}

async function answersAt({ host, port }: Config): Promise<boolean> {
  const place = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  try {
    return (await fetch(`http://${place}:${port}/healthz`, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
