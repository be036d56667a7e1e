/** 告知的凭据 (hidden notice): in the proof of a notice, of its failure or of why that was taken back stands the number that somebody called. */
import type { Failing } from './unserved.ts';

/** The notice with what somebody wrote of it hidden. */
export function hiddenNotice<N extends Failing & { proof: string | null }>(
  notice: N,
  hide: (words: string) => string,
): N {
  const { proof, failure, takenBack } = notice;
  const told = proof === null ? notice : { ...notice, proof: hide(proof) };
  const failed = failure === undefined ? {} : { failure: { ...failure, proof: hide(failure.proof) } };
  const wrong = takenBack?.map((one) => ({
    ...one,
    why: hide(one.why),
    failure: { ...one.failure, proof: hide(one.failure.proof) },
  }));
  return { ...told, ...failed, ...(wrong === undefined ? {} : { takenBack: wrong }) };
}
