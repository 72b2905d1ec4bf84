/** The tones of a state (ui.md §4). `seal` is late, refused or wrong; nothing else may be red. */
export type Tone = 'plain' | 'primary' | 'seal' | 'amber' | 'green';
