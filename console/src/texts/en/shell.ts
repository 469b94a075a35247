import type { Texts } from '../index.ts';

export const shell: Texts['shell'] = {
  product: 'Yangguang',
  productLong: 'Yangguang open-government platform',
  skip: 'Skip to the content',
  navigation: 'Main navigation',
  openNavigation: 'Open navigation',
  breadcrumb: 'You are here',
  // The name of the other language stands in that language.
  otherLanguage: '中文',
  accountMenu: (name) => `Account menu of ${name}`,
  changePassword: 'Change password',
  mySessions: 'My sign-ins',
  signOut: 'Sign out',
  portal: 'Open the public portal',
  signOutTitle: 'Sign out',
  signOutLosesTexts: (count) =>
    `This browser holds ${count} text${count === 1 ? '' : 's'} that ${count === 1 ? 'was' : 'were'} not saved to the server. Signing out deletes ${count === 1 ? 'it' : 'them'}.`,
  signOutAnyway: 'Delete and sign out',
  todoCount: (count) => `${count} to do`,
  menu: {
    workbench: 'Work bench',
    documents: 'Documents',
    imports: 'Import',
    reviews: 'Review',
    interpretation: 'Interpretations',
    organisations: 'Units',
    accounts: 'Accounts',
    audit: 'Audit',
    calendar: 'Working days',
    chains: 'Review steps',
    work: 'Work',
    settings: 'Administration',
  },
};
