import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { deviceStandingWords } from '../../domain/device/device.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Empty } from '../base/ui/empty.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { UnrecordedList, UnvisitedList } from './field-left.tsx';
import { LeftoverList } from './unsent-list.tsx';
import { deviceClient, type SeenDevice } from './device-wire.ts';
import './device.css';

/** 手机: the telephones on which stations and officers work without a network, the lost ones cut off, and what was left on them. */
export default function DevicePage() {
  const t = useWords();
  const may = useMay('device.list');
  const mayTake = useMay('leftover.list');
  const asked = useQuery({
    queryKey: ['devices'],
    queryFn: ({ signal }) => deviceClient.devices(signal),
    enabled: may,
  });
  if (!may)
    return (
      <Empty
        words={t(
          '手机由中心、所长、管理员管；执法人员管自己的。',
          'Telephones are for the centre, heads of office and the administrator; an officer sees his own.',
        )}
      />
    );
  const devices = asked.data?.devices ?? [];
  return (
    <div className="pad device-page">
      <title>{t('手机 · 红盾', 'Telephones · Hongdun')}</title>
      <div className="hd">
        <h1>{t('手机', 'Telephones')}</h1>
        <span className="dim s">
          {t(
            '站点登记、执法人员检查，没网也能办；丢了在这里停用，一联网就自己清空',
            'They work without a network; a lost one is cut off here and wipes itself',
          )}
        </span>
      </div>
      {mayTake ? <LeftoverList /> : null}
      <UnrecordedList />
      {asked.error === null ? null : <ErrorLine error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined && asked.error === null ? <Loading rows={6} /> : null}
      {asked.data !== undefined && devices.length === 0 ? (
        <Empty
          words={t(
            '还没有绑定的手机。联络员、执法人员在手机上打开 /station/ 登录一次就有了。',
            'No telephone is bound yet: a person of a station, or an officer, opens /station/ on it and signs in once.',
          )}
        />
      ) : null}
      {devices.length === 0 ? null : (
        <ul className="card device-list">
          {devices.map((one) => (
            <Row key={one.id} device={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ device }: { device: SeenDevice }) {
  const t = useWords();
  const label = useLabel();
  const mayRevoke = useMay('device.revoke');
  const revoking = useRevoking(device);
  const { standing } = device;
  return (
    <li data-device={device.id}>
      <div className="device-line">
        <Whose device={device} />
        <span className={`device-standing ${standing}`}>
          {label(deviceStandingWords[standing])}
          {standing === 'active'
            ? ''
            : device.wipedAt === null
              ? t('，还没联网清空', ', not wiped yet')
              : t('，已清空', ', wiped')}
        </span>
        {mayRevoke && standing !== 'revoked' ? (
          <button
            type="button"
            className="b"
            aria-expanded={revoking.open}
            onClick={() => revoking.setOpen(!revoking.open)}
          >
            {t('停用', 'Cut off')}
          </button>
        ) : null}
      </div>
      {revoking.open ? <RevokeForm revoking={revoking} /> : null}
      {device.officeName !== '' && standing !== 'active' ? <UnvisitedList id={device.id} /> : null}
    </li>
  );
}

/** The form that cuts a telephone off; what is typed stays when it is folded away. */
function useRevoking(device: SeenDevice) {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: () => deviceClient.revoke(device.id, reason.trim()),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: ['devices'] });
    },
  });
  return { open, setOpen, reason, setReason, revoke };
}

function Whose({ device }: { device: SeenDevice }) {
  const t = useWords();
  const { today } = useMe();
  return (
    <span className="device-who">
      <b>{device.officeName === '' ? device.stationName.replace('消费维权', '') : device.officeName}</b>{' '}
      {device.accountName}
      <br />
      <span className="dim s">
        {device.name} ·{' '}
        {device.officeName === '' ? t(`小票带 ${device.mark}`, `slips bear ${device.mark}`) : t('检查用', 'for visits')}{' '}
        · {t('绑定', 'bound')} {instantShort(device.boundAt, today)} · {t('最近联网', 'last heard')}{' '}
        {instantShort(device.seenAt, today)}
      </span>
      {device.revokedAt === null ? null : (
        <>
          <br />
          <span className="dim s">
            {instantShort(device.revokedAt, today)} {t('停用：', 'cut off: ')}
            {device.revokeReason}
          </span>
        </>
      )}
    </span>
  );
}

function RevokeForm({ revoking }: { revoking: ReturnType<typeof useRevoking> }) {
  const t = useWords();
  const { reason, setReason, revoke } = revoking;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    revoke.mutate();
  };
  return (
    <form className="device-form" onSubmit={submit} noValidate>
      <Field
        label={t('为什么停用', 'Why')}
        required
        hint={t('丢了、换人、换手机', 'Lost, another person, another telephone')}
      >
        {(control) => <Input {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {revoke.error === null ? null : <ErrorLine error={revoke.error} />}
      <button type="submit" className="b p" disabled={revoke.isPending}>
        {t('停用这部手机', 'Cut this one off')}
      </button>
      <p className="dim s">
        {t(
          '马上退出登录；它一联网，没发出的交到这里等人接，里面的清空。',
          'It is signed out at once; when it is heard of it hands over what was not sent and wipes itself.',
        )}
      </p>
    </form>
  );
}
