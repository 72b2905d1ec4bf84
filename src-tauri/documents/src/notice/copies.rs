//! 联次: who keeps which copy of a notice (domain.md §2.4).

use crate::paper::PaperError;

/// A copy of a notice, named for who keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeCopy {
    /// 第一联: stays with the receiving department.
    Stub,
    /// 第二联: goes to the department that the complaint is about.
    OperatingDepartment,
    /// 第三联: goes to the project manager and holds the customer's feedback.
    ProjectManager,
    /// 第四联: goes to the finance department once a cost is approved.
    Finance,
}

impl NoticeCopy {
    /// All copies, in order.
    pub const ALL: [Self; 4] = [
        Self::Stub,
        Self::OperatingDepartment,
        Self::ProjectManager,
        Self::Finance,
    ];

    /// The first `count` copies.
    ///
    /// # Errors
    /// [`PaperError::Copies`] for none and for more than there are.
    pub fn first(count: usize) -> Result<Vec<Self>, PaperError> {
        let most = Self::ALL.len();
        if count == 0 || count > most {
            return Err(PaperError::Copies { asked: count, most });
        }
        Ok(Self::ALL[..count].to_vec())
    }

    /// What stands on the sheet.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stub => "第一联 存根（受理部门）",
            Self::OperatingDepartment => "第二联 作业部门",
            Self::ProjectManager => "第三联 项目经理、顾客反馈",
            Self::Finance => "第四联 财务",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_one_to_four_copies() {
        assert_eq!(
            NoticeCopy::first(2),
            Ok(vec![NoticeCopy::Stub, NoticeCopy::OperatingDepartment])
        );
        for asked in [0, 5] {
            assert_eq!(
                NoticeCopy::first(asked),
                Err(PaperError::Copies { asked, most: 4 })
            );
        }
    }
}
