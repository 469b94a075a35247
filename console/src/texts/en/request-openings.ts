import type { Texts } from '../index.ts';
import { counted } from './counted.ts';

export const requestOpenings: Texts['requestOpenings'] = {
  title: 'Requests made public',
  help: 'What was answered in the last two years and should be there for everybody. Drafts are reviewed and published like all documents; a text with an applicant’s name, document, contact or code is held back.',
  tabs: { groups: 'Asked for by several', answers: 'Summaries of answers' },
  groupsHelp:
    'What several applicants asked for and were given may become proactive disclosure; applicants may suggest it too (article 44). Groups are made by likeness of titles: check first that it is the same information.',
  noGroups: 'Nothing was asked for by several',
  noGroupsHelp: 'What two or more applicants were given, or one suggested to disclose, is listed here.',
  asked: 'Information asked for',
  unit: 'Answered by',
  applicants: 'Applicants',
  count: (n) => counted(n, 'applicant'),
  suggested: 'disclosure was suggested',
  requests: 'Requests',
  openCase: 'Open the request',
  draft: 'Draft disclosure',
  draftOf: (title) => `Draft disclosure: ${title}`,
  drafted: 'Drafted',
  openDraft: 'Open document',
  openOf: (title) => `Open document: ${title}`,
  notMine: 'Request officers draft it',
  answersHelp:
    'Write the answer up without personal data; once reviewed and published it stands in the portal’s list of answers. The latest 200 are listed.',
  publicList: 'See the public list',
  noAnswers: 'No request was answered yet',
  noAnswersHelp: 'Requests are listed here once they are answered.',
  case: 'Request',
  outcome: 'Outcome',
  repliedOn: 'Replied on',
  summarise: 'Draft summary',
  summariseOf: (title) => `Draft summary: ${title}`,
  summariseTitle: (number) => `Draft a summary of the answer ${number}`,
  summariseHelp:
    'In your own words; nobody may recognise who asked. Outcome and day of reply are written by themselves.',
  field: {
    title: 'Title',
    titleHelp: 'Words that mark it as a summary of an answer are added.',
    asked: 'What was asked',
    askedHelp: 'The information asked for; neither purpose nor applicant.',
    answer: 'What was answered',
    answerHelp: 'The answer; for a refusal, the ground and the reason.',
  },
};
