import { art } from './programme-stories/art.ts'
import { science } from './programme-stories/science.ts'
import { social } from './programme-stories/social.ts'
import { sport } from './programme-stories/sport.ts'
import type { ProgrammeStory } from './programme-stories/story.ts'
import { tech } from './programme-stories/tech.ts'
import { tourism } from './programme-stories/tourism.ts'

export type { GroupStory, ProgrammeStory } from './programme-stories/story.ts'

/** What the demo town teaches, by direction. */
export const programmeStories: readonly ProgrammeStory[] = [
  ...tech,
  ...art,
  ...science,
  ...social,
  ...tourism,
  ...sport,
]
