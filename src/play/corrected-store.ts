import type { Overlay } from './overlay.ts'
import type { GradeExam } from './ports/exams.ts'
import type { Store } from './ports/store.ts'

/**
 * Decorator: the store, whose revisions come with their corrections. In the one place where revisions are read, so that
 * open posts, verdicts, reveals, exams and reviews all grade and show by the corrected key. What is kept of a question is
 * always as its file has it: `asWritten`.
 */
export const withCorrections = (store: Store, overlay: Pick<Overlay, 'correct'>): Store => {
  const byCorrectedKeys =
    (grade: GradeExam): GradeExam =>
    (exam, items) =>
      grade(
        exam,
        items.map(item => ({ ...item, question: overlay.correct(item.question) })),
      )
  return {
    ...store,
    posts: {
      ...store.posts,
      async findRevision(hash) {
        const question = await store.posts.findRevision(hash)
        return question && overlay.correct(question)
      },
    },
    exams: {
      ...store.exams,
      async askedItemsOf(examId) {
        const items = await store.exams.askedItemsOf(examId)
        return items.map(item => ({ ...item, question: overlay.correct(item.question) }))
      },
      submitExam: (examId, at, by, grade) => store.exams.submitExam(examId, at, by, byCorrectedKeys(grade)),
    },
    examEvents: {
      ...store.examEvents,
      gradeExam: (examId, at, grade) => store.examEvents.gradeExam(examId, at, byCorrectedKeys(grade)),
    },
  }
}
