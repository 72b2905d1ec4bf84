/** All features, found by their `feature.ts`. */
import type { Feature, FoundGroup, FrameCommand } from '@/shared/feature';

const files = import.meta.glob<{ default: Feature }>('../features/*/feature.ts', { eager: true });

export const features: Feature[] = Object.values(files).map((file) => file.default);

/** The acts that the signed-in user may do. */
export function allowedCommands(): FrameCommand[] {
  return features.flatMap((feature) => feature.commands ?? []).filter((command) => command.when?.() ?? true);
}

/** Asks every feature that can look records up. */
export async function findRecords(text: string, signal: AbortSignal): Promise<FoundGroup[]> {
  const answers = await Promise.all(features.map((feature) => feature.find?.(text, signal) ?? []));
  return answers.flat().filter((group) => group.items.length > 0);
}
