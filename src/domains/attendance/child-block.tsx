import { defineChildBlock } from '#enrolment'
import { ChildLessons } from './pages/child-lessons.tsx'
import { listChildLessons } from './queries/group.ts'

/** Two weeks back and today: what a family asks in the evening. */
defineChildBlock({
  name: 'attendance',
  async show(reader, { childId, today }) {
    const lessons = await listChildLessons(reader, childId, { from: today.subtract({ days: 13 }), to: today })
    return lessons.length > 0 ? <ChildLessons lessons={lessons} /> : null
  },
})
