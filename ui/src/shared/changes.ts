/** Fetching again after a write, by whatever window or job it was done. */
import { onScopeDispose } from 'vue';

import { events, type Topic } from '@/ipc/bindings';

/** Runs `refresh` after a write that touched one of the topics, while the calling component lives. */
export function useArchiveChanges(topics: Topic[], refresh: () => unknown): void {
  const listening = events.archiveChanged.listen(({ payload }) => {
    if (payload.topics.some((topic) => topics.includes(topic))) refresh();
  });
  onScopeDispose(() => void listening.then((stop) => stop()));
}
