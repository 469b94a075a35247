import { budgetSubjects } from './figures-budget.ts';
import { reportSubjects } from './figures-reports.ts';
import { statisticsSubjects } from './figures-statistics.ts';
import { citySubjects } from './material-city.ts';
import { civilSubjects } from './material-civil.ts';
import { cultureSubjects } from './material-culture.ts';
import { dataSubjects } from './material-data.ts';
import { developmentSubjects } from './material-development.ts';
import { educationSubjects } from './material-education.ts';
import { emergencySubjects } from './material-emergency.ts';
import { environmentSubjects } from './material-environment.ts';
import { financeSubjects } from './material-finance.ts';
import { healthSubjects } from './material-health.ts';
import { housingSubjects } from './material-housing.ts';
import { labourSubjects } from './material-labour.ts';
import { landSubjects } from './material-land.ts';
import { marketSubjects } from './material-market.ts';
import { officeSubjects } from './material-office.ts';
import { ruralSubjects } from './material-rural.ts';
import { schoolSubjects } from './material-schools.ts';
import { serviceSubjects } from './material-services.ts';
import { transportSubjects } from './material-transport.ts';
import { workPlanSubjects } from './material-workplans.ts';
import type { Subject } from './subject.schema.ts';

/** Everything the city publishes on. */
export const subjectsOf = (seed: number): readonly Subject[] => [
  ...statisticsSubjects,
  ...budgetSubjects(seed),
  ...reportSubjects,
  ...educationSubjects,
  ...schoolSubjects,
  ...healthSubjects,
  ...housingSubjects,
  ...citySubjects,
  ...transportSubjects,
  ...labourSubjects,
  ...civilSubjects,
  ...financeSubjects,
  ...developmentSubjects,
  ...marketSubjects,
  ...environmentSubjects,
  ...emergencySubjects,
  ...ruralSubjects,
  ...landSubjects,
  ...cultureSubjects,
  ...serviceSubjects,
  ...dataSubjects,
  ...officeSubjects,
  ...workPlanSubjects,
];
