import type { Texts } from '../index.ts';

export const caseLetters: Texts['caseLetters'] = {
  title: 'Letters',
  none: 'No letter was issued yet.',
  failedHelp:
    'A letter did not arrive. Choose another way, or check the address and send it again; the time for the answer does not wait.',
  consulted: 'to whom was asked for an opinion',
  states: {
    held: 'numbered, goes out with “Deliver”',
    to_deliver: 'to be delivered; record the proof then',
    mailing: 'mail is being sent',
    failed: 'did not arrive',
    shown: 'on the applicant’s page, not opened yet',
    delivered: 'delivered',
    void: 'void (returned)',
  },
  enclosure: (name) => `Enclosure: ${name}`,
  formats: { pdf: 'PDF', docx: 'Word' },
  acts: { deliver: 'Record delivery', way: 'Send another way', returned: 'It came back' },
  way: 'Way of delivery',
  address: 'E-mail (empty: the one of the form)',
  addressHelp: 'Only an address that the applicant confirmed.',
  deliveredOn: 'Delivered on',
  proof: 'Proof of delivery',
  proofHelp: 'The number of the registered letter, or who signed for it.',
  reason: 'Why it came back',
  issue: 'Issue another letter',
  kind: 'Letter',
  kinds: {
    explain: 'Ask for reasons (article 35)',
    third_party_told: 'Tell a third party of disclosure (article 32)',
  },
  party: 'Third party',
  why: 'Why it is disclosed all the same',
  preview: (format) => `Preview the letter (${format})`,
  previewHelp: 'See the letter before it goes out. A preview has no number and changes nothing.',
  dossier: 'Export the record for a dispute',
  dossierHelp:
    'The whole record with an index as one file. It names the applicant; third persons are masked, identity documents are left out. Who exported it, when and why is kept.',
  dossierReason: 'What for (number of the reconsideration or suit)',
  dossierName: 'dispute-record',
  draftName: 'letter-draft',
};
