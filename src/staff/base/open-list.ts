/**
 * A list of choices that stands open when somebody goes on with Tab. The library takes its first line then, and who only looked would have
 * chosen a place, a person or a fact of law. Tab takes what was typed for or walked to by arrows, and else leaves the field as it was.
 */
export interface ChoiceField {
  getAttribute: (name: string) => string | null;
  /** What is typed in it to find a choice by. */
  value: string;
}

/** Asked of each key in a text field before the list hears it: whether the list must not hear it. */
export function openListGuard(): (key: string, field: ChoiceField | null) => boolean {
  let walked: ChoiceField | null = null;
  return (key, field) => {
    if (field === null || !isOpen(field)) {
      walked = null;
      return false;
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') walked = field;
    return key === 'Tab' && walked !== field && field.value === '';
  };
}

function isOpen(field: ChoiceField): boolean {
  return field.getAttribute('role') === 'combobox' && field.getAttribute('aria-expanded') === 'true';
}
