import { courseDocket, type EducationCourse, type WriteCourse } from '../../../domain/publicity/education/course.ts';
import type { DocketFrame } from '../../matter/docket.ts';

/** Courses with their files. */
export const courseFrame: DocketFrame<EducationCourse, WriteCourse> = {
  docket: courseDocket,
  brings: ({ entry, before }) => entry.fileIds.filter((id) => before?.fileIds.includes(id) !== true),
};
