import type { ComponentHandler } from '../component.ts'
import { againButton } from './again.ts'
import {
  answerButton,
  answerSelect,
  pickButton,
  pickSelect,
  surePickButton,
  surePickSelect,
} from './answer.ts'
import { boardTab, pageButton, periodTab } from './board.ts'
import {
  alertButton,
  chooseOptionsSelect,
  confirmFixButton,
  fixButton,
  openQuestionSelect,
  questionsButton,
  rejectReportsButton,
  showQuestionButton,
  suspendButton,
  undoDecisionButton,
} from './curation.ts'
import { dataButton } from './data.ts'
import { deleteDataButton, keepDataButton } from './delete-data.ts'
import { detailsButton } from './details.ts'
import { cancelButton, endDailyButton } from './end-daily.ts'
import {
  examDiscardButton,
  examEndButton,
  examGiveUpButton,
  examHistoryButton,
  examLookSelect,
  examOverviewButton,
  examResultButton,
  examReviewButton,
  examSubmitButton,
} from './exam-end.ts'
import {
  eventAnnounceButton,
  eventBeginButton,
  eventCancelButton,
  eventDropButton,
  eventJoinButton,
  eventKeepButton,
  eventLeaveButton,
  eventResultButton,
  eventShareButton,
} from './exam-event.ts'
import { examBeginButton, examNewButton, examSetSelect } from './exam-offer.ts'
import {
  examFlagButton,
  examGoButton,
  examJumpSelect,
  examPickButton,
  examPickSelect,
  examSureButton,
} from './exam-question.ts'
import { guessButton } from './guess.ts'
import { nextButton } from './next.ts'
import { leaderboardButton, quizButton, streakButton } from './next-steps.ts'
import { examReportButton, reportButton } from './report.ts'
import { revealButton } from './reveal.ts'
import { finishButton, reviewButton, reviewTopicButton, sureButton } from './review.ts'
import { sectionButton, sectionSelect, settingsButton } from './settings.ts'
import { banksPageButton, banksSelect, channelBanksSelect, sameBanksButton } from './settings-banks.ts'
import { findingChannelSelect, findingsButton, stopFindingsButton } from './settings-findings.ts'
import { languageSettingSelect, zoneButton, zoneSetButton } from './settings-language.ts'
import { choiceSelect, everywhereButton, quizChannelsSelect } from './settings-play.ts'
import {
  addRoleButton,
  pickRoleSelect,
  roleMeasureSelect,
  roleRuleSelect,
  ruleActionButton,
} from './settings-roles.ts'
import {
  resetButton,
  resetNowButton,
  seasonSelect,
  seasonSetButton,
  undoResetButton,
} from './settings-scoring.ts'
import {
  weeklyBoardButton,
  weeklyChannelSelect,
  weeklyDaySelect,
  weeklyHourSelect,
  weeklyOffButton,
  weeklyPreviewButton,
  weeklyResumeButton,
} from './settings-weekly.ts'
import {
  setupBanksPageButton,
  setupBanksPageSelect,
  setupBanksSelect,
  setupButton,
  setupDailyButton,
  setupDismissButton,
  setupLanguageSelect,
} from './setup.ts'
import { practiceButton, statsBankSelect, statsButton, statsLookButton } from './stats.ts'
import { stopButton } from './stop.ts'
import { planButton, studyButton, unpauseButton, unremindButton } from './study.ts'

/** Every kind of button and select. */
export const components: readonly ComponentHandler[] = [
  pickButton,
  pickSelect,
  answerButton,
  answerSelect,
  surePickButton,
  surePickSelect,
  sureButton,
  guessButton,
  reviewButton,
  reviewTopicButton,
  finishButton,
  revealButton,
  stopButton,
  nextButton,
  againButton,
  detailsButton,
  reportButton,
  quizButton,
  leaderboardButton,
  streakButton,
  statsButton,
  statsBankSelect,
  statsLookButton,
  practiceButton,
  boardTab,
  periodTab,
  pageButton,
  dataButton,
  deleteDataButton,
  keepDataButton,
  endDailyButton,
  cancelButton,
  examSetSelect,
  examBeginButton,
  examNewButton,
  examPickButton,
  examPickSelect,
  examSureButton,
  examFlagButton,
  examGoButton,
  examJumpSelect,
  examOverviewButton,
  examEndButton,
  examSubmitButton,
  examGiveUpButton,
  examDiscardButton,
  examResultButton,
  examLookSelect,
  examReviewButton,
  examReportButton,
  examHistoryButton,
  eventAnnounceButton,
  eventDropButton,
  eventJoinButton,
  eventLeaveButton,
  eventShareButton,
  eventBeginButton,
  eventResultButton,
  eventCancelButton,
  eventKeepButton,
  studyButton,
  planButton,
  unpauseButton,
  unremindButton,
  questionsButton,
  openQuestionSelect,
  alertButton,
  showQuestionButton,
  fixButton,
  chooseOptionsSelect,
  confirmFixButton,
  rejectReportsButton,
  suspendButton,
  undoDecisionButton,
  settingsButton,
  sectionSelect,
  sectionButton,
  choiceSelect,
  banksSelect,
  banksPageButton,
  sameBanksButton,
  channelBanksSelect,
  quizChannelsSelect,
  everywhereButton,
  languageSettingSelect,
  zoneButton,
  zoneSetButton,
  seasonSelect,
  seasonSetButton,
  resetButton,
  resetNowButton,
  undoResetButton,
  weeklyChannelSelect,
  weeklyDaySelect,
  weeklyHourSelect,
  weeklyResumeButton,
  weeklyOffButton,
  weeklyPreviewButton,
  weeklyBoardButton,
  findingChannelSelect,
  stopFindingsButton,
  findingsButton,
  roleRuleSelect,
  addRoleButton,
  pickRoleSelect,
  roleMeasureSelect,
  ruleActionButton,
  setupButton,
  setupBanksSelect,
  setupBanksPageSelect,
  setupBanksPageButton,
  setupDailyButton,
  setupLanguageSelect,
  setupDismissButton,
]
