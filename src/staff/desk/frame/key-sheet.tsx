import { Modal, Switch } from 'antd';
import { keyGroups, KeyLayer, useKeyboard, useKeys, type KeyGroup, type Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { Caps } from '../../base/ui/key-caps.tsx';

/** `?`: what can be pressed now, by group, and the switch that turns single letters off. */
export function KeySheet({ shortcuts, onClose }: { shortcuts: readonly Shortcut[]; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { enabled, setEnabled } = useKeyboard();
  const groups = (Object.keys(keyGroups) as KeyGroup[])
    .map((group) => ({
      group,
      own: shortcuts.filter((one) => (one.group ?? 'everywhere') === group && one.unlisted !== true),
    }))
    .filter(({ own }) => own.length > 0);
  return (
    <Modal open width={1000} title={t('快捷键', 'Shortcuts')} onCancel={onClose} footer={null}>
      <KeyLayer>
        <CloseOn shortcut="?" onClose={onClose} />
        <p className="dim s">
          {t(
            '单字母键在输入框里、输入法组字时不起作用。',
            'Single letters do nothing in text fields and while an input method composes.',
          )}
        </p>
        <div className="key-groups">
          {groups.map(({ group, own }) => (
            <section key={group}>
              <h3>{label(keyGroups[group])}</h3>
              <ul>
                {own.map((one) => (
                  <li key={one.key}>
                    <span>{label(one)}</span>
                    {one.caps === undefined ? <Caps shortcut={one.key} /> : <kbd>{one.caps}</kbd>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className="key-foot">
          <Switch
            size="small"
            checked={enabled}
            onChange={setEnabled}
            aria-label={t('单字母快捷键', 'Single-letter shortcuts')}
          />
          {t('单字母快捷键', 'Single-letter shortcuts')}
        </div>
      </KeyLayer>
    </Modal>
  );
}

/** Stands within the layer of the dialog, so that its key works there. */
function CloseOn({ shortcut, onClose }: { shortcut: string; onClose: () => void }) {
  useKeys([{ key: shortcut, zh: '关闭', en: 'Close', run: onClose }]);
  return null;
}
