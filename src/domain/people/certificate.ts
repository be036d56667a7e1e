/** 证书 (certificate): what a person hears when one is given, renewed or withdrawn. What is printed on it stands in http. */
import { appointmentPosts, type Appointment } from './appointment.ts';
import { dayZh } from '../base/calendar.ts';
import { titleZh, type Staffing } from './staffing.ts';

/** What the person hears of a step; null where it is no news to him, or where somebody else goes on under his name. */
export function heardOfAppointment(one: Appointment, move: string | null, staffing: Staffing): string | null {
  const what = titleZh(staffing, one.title) || appointmentPosts[one.post].zh;
  const until = one.validTo === null ? '' : `，聘期到${dayZh(one.validTo)}`;
  switch (move) {
    case 'appoint':
      return `您被聘为${what}，证书${one.certNumber ?? ''}${until}。`;
    case 'renew':
      return `您的${what}续聘了${until}。`;
    case 'dismiss':
      return `您的${what}聘任已解除，请把证书交回。`;
    case 'end':
      return one.endWhy === 'merged'
        ? null
        : `您的${what}聘任已结束${one.certNumber === null ? '' : '，请把证书交回'}。`;
    default:
      return null;
  }
}
