export default {
  papers: {
    failed: 'Could not be laid out: {reason}',
    missing: 'No font has these characters; the paper shows 〓 in their place, to be filled in by hand:',
    pages: '{count} pages, A4 portrait, binding margin at the left',
    save: 'Save as PDF',
    open: 'Save and open to print',
    savedAs: 'Saved to {path}',
    notSaved: 'Not saved: {reason}',
    keys: { open: 'Save and open', save: 'Save as PDF' },
  },
};
