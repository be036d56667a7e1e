import { Button, Dropdown } from 'antd';

interface Props<Value extends string> {
  /** What is chosen, such as the order of a list. */
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  className?: string;
  /** Whether it is open, where a key opens it too. */
  open?: boolean;
  onOpen?: (open: boolean) => void;
}

/** One of a few, chosen from a menu: made of what every page has, where a box to search in would be loaded for three lines. */
export function MenuChoice<Value extends string>({
  label,
  value,
  choices,
  onChange,
  className,
  open,
  onOpen,
}: Props<Value>) {
  const chosen = choices.find((one) => one.value === value)?.label ?? '';
  return (
    <Dropdown
      trigger={['click']}
      // Opened by a key, it is walked with the keys.
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus goes into the menu that was just asked for, and back.
      autoFocus
      {...(open === undefined ? {} : { open })}
      {...(onOpen === undefined ? {} : { onOpenChange: onOpen })}
      menu={{
        items: choices.map((one) => ({ key: one.value, label: one.label })),
        selectable: true,
        selectedKeys: [value],
        onClick: ({ key }) => {
          onOpen?.(false);
          const next = choices.find((one) => one.value === key);
          if (next !== undefined) onChange(next.value);
        },
      }}
    >
      <Button size="small" {...(className === undefined ? {} : { className })} aria-label={`${label} ${chosen}`}>
        {chosen} ▾
      </Button>
    </Dropdown>
  );
}
