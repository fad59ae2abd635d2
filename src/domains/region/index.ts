/**
 * Region: what differs between regions and years — settings by dated acts, municipalities, periods, working calendar.
 *
 * Promises: a number of the user's world comes with the act and the dates it holds from. Does not: know domains above.
 */
export { actForm, actJson } from './act-form.ts'
export { registerAct } from './actions.ts'
export { isHoliday } from './calendar/holiday.ts'
export { changeContacts, type EarlierContacts, listEarlierContacts } from './contacts.ts'
export type { Act, FundingPeriod, Municipality } from './model.ts'
export { ActFields } from './pages/act-fields.tsx'
export { demoPreset } from './presets/demo.ts'
export { installPreset } from './presets/install.ts'
export { presets } from './presets/list.ts'
export type { Preset } from './presets/preset.ts'
export {
  actOfSetting,
  calendarOf,
  dayOf,
  findAct,
  findMunicipality,
  findPeriod,
  getMunicipality,
  listMunicipalities,
  listPeriods,
  regionZone,
} from './queries.ts'
export {
  chapterOf,
  defineSetting,
  type FirstPage,
  firstPage,
  nameChapter,
  operator,
  type Setting,
  settingOf,
  support,
  usualSettings,
} from './settings.ts'
