/** The words of the core's catalogue that the archive holds as they stand on paper (domain.md §1.2.2, §2.4.1), in English. */

export const SUBCATEGORIES_EN: Record<string, string> = {
  外包装破损: 'Outer packaging broken', 内物破损: 'Contents broken', 潮湿: 'Damp', 污染: 'Contamination', 变形: 'Deformed',
  短少: 'Short', 多货: 'Surplus', 丢失: 'Lost', 串货: 'Mixed up', 错发: 'Mis-shipped',
  超温: 'Over temperature', 断链: 'Chain broken', 无温度记录: 'No temp. record', 记录仪异常: 'Recorder fault',
  提货不及时: 'Late pick-up', 中转不及时: 'Late transfer', 分拨不及时: 'Late sorting', 配载不及时: 'Late loading', 送货不及时: 'Late delivery', 通知不及时: 'Late notice',
  误交付: 'Misdelivered', 未按约交付: 'Not as agreed', 拒送上楼: 'Refused upstairs', 回单不符: 'POD mismatch',
  账货不符: 'Stock mismatch', 出库差错: 'Picking error', 效期管理: 'Expiry control', 保管不善: 'Poor storage',
  司机: 'Driver', 客服: 'Service agent', 仓管: 'Warehouse keeper', 装卸: 'Handlers',
  查询不到: 'Cannot be traced', 报告不及时: 'Late report', 系统密码: 'System password', 信息错误: 'Wrong information',
  发票: 'Invoice', 对账: 'Reconciliation', 代收货款: 'Cash on delivery', 多收费: 'Overcharge',
  时效: 'Time', 金额: 'Amount', 拒赔: 'Refused',
  报价不符: 'Not as quoted', 附加费: 'Surcharge',
};

export const ELEMENTS_EN: Record<string, string> = {
  客户服务书面指南: 'Written service policy',
  客户服务书面指南的沟通与提供: 'Policy given to the customer',
  构建企业实施客户服务的相关组织结构: 'Organisation for service',
  确保企业的客户服务系统具有一定的柔性: 'Flexibility of the service system',
  向客户提供管理服务: 'Management services',
  缺货水平: 'Stock-out level',
  转运的情况: 'Transshipment',
  产品的替代性: 'Substitution',
  订货信息的提供: 'Order information',
  提交订单的便利性: 'Ease of ordering',
  订货周期: 'Order cycle',
  特殊运输处理: 'Special shipment handling',
  '安装设备、修理、质量保证以及提供零部件': 'Installation, repair, warranty, parts',
  产品跟踪: 'Product tracing',
  '对于客户退货、投诉和索赔的应对': 'Returns, complaints and claims',
  临时性的替代产品的可获性: 'Temporary replacement',
};
