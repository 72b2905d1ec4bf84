export default {
  papers: {
    failed: 'Could not be laid out: {reason}',
    missing: 'No font has these characters; the paper shows 〓 in their place, to be filled in by hand:',
    pages: '{count} pages, A4 portrait, binding margin at the left',
    save: 'Save as PDF',
    open: 'Save and open to print',
    print: 'Print',
    printer: 'Printer',
    printed: 'Handed to {printer}, {count} pages',
    savedAs: 'Saved to {path}',
    notPrinted: 'Not printed: {reason}',
    notSaved: 'Not saved: {reason}',
    keys: { print: 'Print', open: 'Save and open', save: 'Save as PDF' },
  },
};
