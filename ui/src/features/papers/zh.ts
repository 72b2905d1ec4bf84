export default {
  papers: {
    failed: '没有排出来：{reason}',
    missing: '这些字没有字体，纸上会印成〓，可在打印后手写补上：',
    pages: '共 {count} 页，A4 纵向，左侧留装订边',
    save: '存为 PDF',
    open: '存好并打开，去打印',
    print: '打印',
    printer: '打印机',
    printed: '已交给 {printer}，共 {count} 页',
    savedAs: '已存到 {path}',
    notPrinted: '没有印上：{reason}',
    notSaved: '没有存上：{reason}',
    keys: { print: '打印', open: '存好并打开', save: '存为 PDF' },
  },
};
