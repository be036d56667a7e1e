import { useWords } from '../base/language.tsx';
import '../base/ui/settings.css';
import { Tabs, type Tab } from '../base/ui/tabs.tsx';
import './person.css';

const tabs: readonly Tab[] = [
  { to: '/people', zh: '名册', en: 'Register', may: 'person.read', end: true },
  { to: '/people/missing', zh: '缺什么', en: 'Missing', may: 'person.read' },
  { to: '/people/appointments', zh: '聘任', en: 'Appointments', may: 'appointment.read' },
  { to: '/people/pool', zh: '宣讲和专家', en: 'Lecturers, experts', may: 'engagement.read' },
  { to: '/people/engagements', zh: '委托', en: 'Engagements', may: 'engagement.read' },
  { to: '/people/allowances', zh: '补贴', en: 'Allowances', may: 'allowance.read' },
  { to: '/people/twins', zh: '合并', en: 'Merge', may: 'person.merge' },
  { to: '/people/rules', zh: '标准和共享', en: 'Rules, sharing', may: 'staffing.read' },
];

/** The pages about the people of the network, of which each reader sees his own. */
export function PeopleTabs() {
  const t = useWords();
  return <Tabs name={t('人员', 'People')} tabs={tabs} />;
}
