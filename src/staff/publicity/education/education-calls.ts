/** The calls of education, beside those that every docket has. */
import { useQuery } from '@tanstack/react-query';
import type { courseRow, EducationCourse } from '../../../domain/publicity/education/course.ts';
import type { Material } from '../../../domain/publicity/education/material.ts';
import type { Drive, driveRow } from '../../../domain/publicity/education/drive.ts';
import type { Poster } from '../../../domain/publicity/education/poster.ts';
import type { Outreach, outreachRow } from '../../../domain/publicity/education/outreach.ts';
import type {
  EducationChoices,
  EducationRecord,
  EducationYear,
  LecturerDays,
  MaterialMore,
  PosterMore,
} from '../../../http/api/publicity/education/education-routes.ts';
import type { DriveMore, DriveRowMore, DriveStation } from '../../../http/api/publicity/education/drive-routes.ts';
import type {
  CourseMore,
  OutreachMore,
  OutreachRowMore,
} from '../../../http/api/publicity/education/outreach-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';
import { docketCalls, type SeenRow } from '../../matter/docket/docket-calls.ts';
import type { Choosable } from '../../matter/choices.ts';

export type SeenCourseLine = SeenRow<EducationCourse, (typeof courseRow)[number], CourseMore>;
export type SeenOutreachLine = SeenRow<Outreach, (typeof outreachRow)[number], OutreachRowMore>;
export type SeenDriveLine = SeenRow<Drive, (typeof driveRow)[number], DriveRowMore>;

export const courseCalls = docketCalls<EducationCourse, CourseMore, SeenCourseLine>('courses');
export const outreachCalls = docketCalls<Outreach, OutreachMore, SeenOutreachLine>('outreaches');
export const materialCalls = docketCalls<Material, MaterialMore>('materials');

export const driveCalls = docketCalls<Drive, DriveMore, SeenDriveLine>('drives');
export const posterCalls = docketCalls<Poster, PosterMore>('posters');

export type SeenDriveStation = Wire<DriveStation>;
export type SeenYear = Wire<EducationYear>;
export type SeenLecturer = Wire<LecturerDays>;
export type SeenRecord = Wire<EducationRecord>;

const query = (asked: object) => new URLSearchParams(asked as Record<string, string>).toString();

export const educationClient = {
  choices: (signal?: AbortSignal) => send<Wire<EducationChoices>>('/education/choices', { signal }),
  year: (period: { from: string; to: string }, signal?: AbortSignal) =>
    send<SeenYear>(`/education/figures?${query(period)}`, { signal }),
  records: (asked: Readonly<Record<string, string>>, signal?: AbortSignal) =>
    send<{ records: SeenRecord[] }>(`/education/records?${query(asked)}`, { signal }),
  driveStations: (number: string, signal?: AbortSignal) =>
    send<{ stations: SeenDriveStation[]; more: boolean }>(`/drives/${encodeURIComponent(number)}/stations`, { signal }),
  lecturers: (period: { from: string; to: string }, signal?: AbortSignal) =>
    send<{ lecturers: SeenLecturer[] }>(`/education/lecturers?${query(period)}`, { signal }),
};

/** What the forms of education choose from: lecturers, courses, facilities, materials. */
export function useEducationChoices(): readonly Choosable[] {
  const enabled = useMay('outreach.read');
  const found = useQuery({
    queryKey: ['education', 'choices'],
    queryFn: ({ signal }) => educationClient.choices(signal),
    enabled,
    staleTime: 60_000,
  }).data;
  if (found === undefined) return [];
  return [
    ...found.lecturers.map((one) => ({ ...one, of: 'lecturer' as const })),
    ...found.courses.map((one) => ({ ...one, of: 'course' as const })),
    ...found.facilities.map((one) => ({ ...one, of: 'facility' as const })),
    ...found.materials.map((one) => ({ ...one, of: 'material' as const })),
  ];
}
