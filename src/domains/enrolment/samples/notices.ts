import type { Story } from '../applications/queries/story.ts'
import type { Notice } from '../contracts/queries/notice.ts'
import { at, day, id } from './facts.ts'

export const notice: Notice = {
  ...{ id: id('70'), side: 'family', reason: 'Переезжаем в другой город', givenBy: 'Петрова Анна Викторовна' },
  ...{ givenAt: at('2026-11-10T08:20:00Z'), withdrawnAt: null },
  ...{ lastOn: day('2026-11-30'), plannedOn: day('2026-12-31'), released: 78_205n },
}

/** Nothing happened besides the application's own row. */
export const plainStory: Story = {
  ...{ acceptedBy: null, answeredBy: null, contractEndedAt: null, seatGoesOn: false },
  ...{ visitor: null, dispute: null, notices: [], deletions: [] },
}

export const confirmedStory: Story = { ...plainStory, answeredBy: 'Соколова Марина Юрьевна' }

export const enrolledStory: Story = { ...confirmedStory, acceptedBy: 'Петрова Анна Викторовна' }

export const byStatement: Story = { ...enrolledStory, acceptedBy: 'Соколова Марина Юрьевна' }

export const visitorStory: Story = {
  ...plainStory,
  visitor: { mode: 'phrase', confirmedAt: at('2026-08-25T08:30:00Z'), confirmedBy: 'Соколова Марина Юрьевна' },
}

export const endingStory: Story = { ...enrolledStory, notices: [notice] }
