/**
 * What follows an act on a matter, in the transaction of the act and in this order. Each row stands in the wing that does it: a new
 * subject that has to do something when a matter is filed, moved or ended adds its row here, and no wing below learns of it.
 */
import type { Follower, StepFollower } from '../base/context.ts';
import {
  answerCallout,
  pageAdded,
  pageFiled,
  pageJoined,
  pageTipoff,
  pageInjury,
  pagePressedAgain,
  pageUrgent,
  takeBackHeard,
  takeBackPage,
} from '../command/callout-followers.ts';
import { followComplaintWaits, followTipoffWaits } from '../command/awaited.ts';
import { followWithRedispatch } from '../command/redispatch.ts';
import { tellComplainants } from '../complaint/complaint.ts';
import { echoToStation } from '../complaint/station-echo.ts';
import { tellLeaders, tellOfficer } from '../complaint/told-back.ts';
import { tellOfWithdrawal } from '../complaint/withdrawal.ts';
import { endTalks } from '../firm/offer.ts';
import { answerAsker, forgetAsker, tellRenewedCode } from '../inquiry/inquiry.ts';
import { keepAnswers } from '../incident/facts.ts';
import { forgetImported } from '../exchange/import-followers.ts';
import { draftFromCallout } from '../publicity/example.ts';
import { followWithPublication } from '../publicity/publication/followers.ts';
import { keepActedClocks } from './clock-keeper.ts';
import { rematchCorrected } from './operator-reader.ts';
import { tellShopFollowersOfOffice } from './shop-followers.ts';
import { tellAnew } from '../matter/decided/anew.ts';
import { tellHooksOfFiling, tellHooksOfMoves } from '../matter/hook/hook.ts';
import { tellHooksOfWarning } from '../publicity/warning/hook.ts';
import { tellWatchers } from '../matter/follow.ts';
import { tellNewOwners } from '../matter/owner.ts';
import { linkRepetition } from '../tipoff/filing.ts';
import { tellDeciders, tellProposers } from '../tipoff/told.ts';
import { reopenReview } from '../supervision/clause/contract-review.ts';
import { followCaseWaits } from '../supervision/enforcement/awaited.ts';
import { tellCaseSource } from '../supervision/enforcement/case-source.ts';
import {
  tellApprover,
  tellAsked,
  tellHead,
  tellReviewer,
  tellSecondOnSpot,
  tellTranscribed,
} from '../supervision/enforcement/told.ts';
import { tellReporter } from '../supervision/enforcement/station-report.ts';
import { openCase, takeClue, tellSource } from '../supervision/enforcement/sources.ts';

export const followers: readonly (Follower | StepFollower)[] = [
  linkRepetition,
  tellDeciders,
  tellProposers,
  tellAnew,
  keepAnswers,
  openCase,
  takeClue,
  tellSource,
  tellReporter,
  tellCaseSource,
  tellReviewer,
  tellHead,
  tellAsked,
  tellApprover,
  tellSecondOnSpot,
  tellTranscribed,
  reopenReview,
  followComplaintWaits,
  followTipoffWaits,
  followCaseWaits,
  followWithRedispatch,
  answerCallout,
  endTalks,
  echoToStation,
  tellOfWithdrawal,
  tellOfficer,
  tellLeaders,
  tellComplainants,
  answerAsker,
  forgetAsker,
  tellRenewedCode,
  forgetImported,
  pageUrgent,
  pageInjury,
  pagePressedAgain,
  pageJoined,
  pageFiled,
  pageAdded,
  pageTipoff,
  takeBackPage,
  takeBackHeard,
  tellNewOwners,
  tellWatchers,
  tellShopFollowersOfOffice,
  draftFromCallout,
  followWithPublication,
  rematchCorrected,
  keepActedClocks,
  tellHooksOfFiling,
  tellHooksOfMoves,
  tellHooksOfWarning,
];
